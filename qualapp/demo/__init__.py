"""The demo project: twelve invented texts, coded by two people, with what they made of them."""

from qualapp.demo.building import build_demo, free_path
from qualapp.demo.example_network import build_example_network

__all__ = ["build_demo", "build_example_network", "free_path"]
