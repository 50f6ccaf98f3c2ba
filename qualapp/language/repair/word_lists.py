"""Danish words of which a dictionary does not tell how often they are met."""

_LEFT_OUT = """
    pct anm kr mv mio mia jf ca fl evt ifm ift mht pga hhv bl dvs osv nr kl fx stk tlf vha ifølge inkl ekskl and
    of the in for on with to an is are by from that this at as or be not it was which their has have
"""
_FREQUENT = """
    på så når år året årene års få får fået må måtte måske både også måde måden måder mål målet målene målgruppe
    målgruppen formål formålet går gået står stået sådan således små spørge spørgsmål spørgsmålet råd rådet råder
    gå stå område området områder områderne områdets områdernes boligområde boligområdet boligområder
    boligområderne måned måneder lå nå nået åben åbent åbne håb håber håbe hånd hånden hænder tråd vågen vågne slå
    slår påvirke sætte sætter større størst største første førte fører føre før følge følger følgende følte føler
    føle født børn børnene børns børnenes købe køber køb køre kører kørte gøre gør høre hører hørt hørte høj højt
    høje højere højest møde møder mødet mødte mødes mødre løse løser løst løsning løsningen løsninger nødt
    nødvendig nødvendigt prøve prøver prøvet søge søger søgte øge øger øget øgede øgning øvrige øvrigt øje øjne
    øjnene ønske ønsker ønskede ønsket økonomi økonomisk økonomiske støtte støtter støttet støttede rød røde død
    døde tør tørre bør udføre gennemføre gennemført indføre vedrørende behøver afgøre afgørende opgør opgøre miljø
    miljøet være været værd værdi værdier værdien værste værelse læse læser læst lære lærer læring lærte lært nær
    næste næsten nærmere nærmest hæfte hæftet ændre ændrer ændret ændring ændringer ændringen ældre ældste præge
    præget særlig særligt særlige især færre færdig færdige træffe trække trækker tæt tætte tættere tætteste væk
    vækst vælge vælger vægt vænne vært hænge hænger hængt sammenhæng sammenhængen længe længere længst lægge
    lægger mænd mængde mængden kræve kræver krævende bæredygtig bærer bære tænke tænker tænkt hjælp hjælpe hjælper
    hjælpen behæftet bevæge bevæger bevægelse fælles fællesskab fællesskabet fællesskaber forældre forældrene
    forældres opnå opnår opnået forstå forstår forstået bestå består bestået foregå foregår foregået indgå indgår
    indgået opstå opstår opstået undgå undgår påbegynde åringer årige mødrene fædre fædrene sårbar sårbare
    tilgængelig udvælge beskæftigelse beskæftiget bekræfte tålmodig håndtere støj aktør aktører aktørerne aktørers
    forløb forløbet forløbene beløb velfærd færdiggøre løft løfte løfter løbe løber løbende
"""
_RARELY_MEANT = """
    pa fa la ma ar nar bade mal malet malene formal formalet made maden mader star sla slar gar na raad rad radet
    aben abent hab born borns bern foler folge folger kobe kober hoj hojt soger prove nodvendig onske stotte
    storre forste lobe lobet ege age aring aret vaeret sa matte opna opnar forsta aget paa saa maa naar aar
"""
_OFTEN_MEANT = """
    for er ser andre mand bor kort tag her over hun hans tager lag vor vores dem den
"""

LEFT_OUT = frozenset(_LEFT_OUT.split())
"""What dictionaries leave out; with the English words that stand in Danish lists of literature."""

FREQUENT = frozenset(_FREQUENT.split())
"""Words with æ, ø and å that are met so often that they are meant wherever such letters are lost."""

RARELY_MEANT = frozenset(_RARELY_MEANT.split())
"""Words that dictionaries have, but that are almost never meant where æ, ø and å are lost."""

OFTEN_MEANT = frozenset(_OFTEN_MEANT.split())
"""Words that are met so often that nothing is proposed in their place."""
