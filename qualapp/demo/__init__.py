"""The demo project: twelve invented texts, coded by two people, with what they made of them."""

from qualapp.demo.building import build_demo, free_path

__all__ = ["build_demo", "free_path"]
