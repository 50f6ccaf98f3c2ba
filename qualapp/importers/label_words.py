"""Danish and English words that labels in transcripts and headings in reports are made of."""


def _words(written: str) -> frozenset[str]:
    return frozenset(written.split())


INTERVIEWERS = _words(
    """i int interv interviewer interviewere intervieweren interviewers intervjuer q moderator moderatoren ordstyrer
    ordstyreren facilitator facilitatoren spørger spørgeren forsker forskeren evaluator evaluatoren researcher"""
)
ANYBODY = _words(
    """informant respondent interviewperson interviewee deltager participant person taler speaker stemme voice kvinde
    mand dreng pige woman man female male flere alle ukendt unknown several all sp ip svarperson"""
)
ROLES = _words(
    """mor far moderen faderen mødre fædre dagplejemor bedstemor bedstefar politi politiet ung unge ssp mother father
    midwife doctor headmaster principal student pupil interpreter caretaker chief head mayor politician citizen
    librarian"""
)
ROLE_ENDINGS = _words(
    """leder arbejder plejerske konsulent koordinator koordinater pædagog lærer chef rådgiver formand forkvinde
    vejleder direktør betjent inspektør assistent terapeut ansvarlig ansvarlige specialist agent træner coach
    planlægger medlem medlemmer repræsentant beboer beboere borger borgere forælder forældre frivillig
    frivillige studerende psykolog jordemoder læge sekretær vært mester medhjælper dagplejer bestyrer behandler
    politiker bibliotekar embedsmand embedskvinde guide instruktør tolk mentor elev smor sfar smødre worker
    leader manager nurse teacher director officer coordinator consultant volunteer resident tenant parent
    adviser advisor counsellor counselor chair chairman chairwoman pedagogue therapist assistant supervisor"""
)
FUNCTION_WORDS = _words(
    """og men så det den der de han hun jeg vi man du at for fra til med på som når hvis fordi ja nej jo nå okay ok mm
    hm øh altså fx f.eks eks eksempelvis dvs nemlig her hvor hvad hvem hvorfor hvordan hvornår da eller samt
    under over ved om af er var har havde blev bliver kan kunne vil ville skal skulle må måtte siger sagde
    spurgte spørger svarede svarer tænkte tænker mener mente skriver skrev lyder lød en et min din sin hans
    hendes vores jeres deres dette denne disse ingen noget nogle mange anden andet andre sådan også ikke kun
    mere mest især ifølge blandt mellem uden inden efter før både enten hverken først dernæst derefter endelig
    desuden derudover endvidere herunder hertil heraf således derfor følgende nedenfor ovenfor nu selv kl ca nr
    pkt jf vedr ang inkl ekskl bl i and but so the this that these those he she it they we you a an of in on by
    with from as is are was were has have had will would can could should must not no yes well oh uh um says
    said asked asks thinks thought because if when where what who why how or also following about according some
    many other another first then finally"""
)
HEADWORDS = _words(
    """spørgsmål spørgsmålet svar svaret note noter kilde kilder anm anmærkning bemærk bemærkning bemærkninger figur
    tabel boks kort diagram graf foto billede illustration forsidefoto layout tryk oplag isbn e-isbn issn e-issn
    doi url http https www mailto ftp mail e-mail email tlf telefon mobil fax adresse web hjemmeside link dato
    tid tidspunkt tidsrum sted lokale varighed længde navn navne alder køn bopæl stilling titel uddannelse emne
    emner tema temaer delemne undertema projekt projektnummer sag sagsnr journalnr interviewguide spørgeguide
    guide case cases kapitel afsnit bilag side sider del fase trin punkt punkter dagsorden referat referent
    deltagere afbud fraværende present tilstede mødeleder forfatter forfattere udgiver redaktion redaktør
    finansiering følgegruppemedlemmer følgegruppe styregruppe formål målgruppe målgrupper mål delmål metode
    metoder baggrund kontekst resultat resultater konklusion konklusioner hovedkonklusion hovedpointe
    hovedpointer pointe pointer opsummering opsamling sammenfatning resumé resume indledning introduktion
    afslutning afrunding diskussion analyse fund hovedfund anbefaling anbefalinger perspektiv perspektivering
    litteratur referencer eksempel eksempler citat citater kode koder underkode kategori kategorier memo
    observation observationer kommentar kommentarer obs nb ps p.s vigtigt husk pas advarsel tip definition
    begreb begreber forkortelser indhold indholdsfortegnelse forord oversigt udfordring udfordringer problem
    problemer problemet løsning løsninger løsningen udfordringen fordel fordele ulempe ulemper styrke styrker
    svaghed svagheder mulighed muligheder trussel trusler barriere barrierer driver drivere drivkraft
    drivkræfter aktivitet aktiviteter indsats indsatser ressourcer input output outcome virkning virkninger
    effekt effekter mekanisme mekanismer antagelse antagelser aktør aktører interessenter samarbejde
    samarbejdspartnere ledelse organisering kompetencer økonomi budget ansvar ansvarlig status opfølgning
    beslutning beslutninger aftale aftaler indstilling frist deadline næste periode år antal andel procent pct
    total totalt ialt sum gennemsnit samlet version fil filnavn lyd lydfil optagelse transskription udskrift
    transskriberet transkription transskribent transskriberende pause latter id nummer løbenr besøg ramme rammer
    hypotese hypoteser tilføjelse rettelse støttede området område kommune boligområde boligorganisation
    helhedsplan program afdeling question questions answer answers source sources figure table box photo image
    date time place location duration length name age gender address position title topic topics theme themes
    project chapter section appendix page pages part phase step point agenda minutes participants absent author
    authors publisher purpose aim aims target method methods background context result results conclusion
    conclusions summary introduction discussion analysis finding findings recommendation recommendations
    literature references example examples quote quotes code codes category categories notes comment comments
    important remember warning contents preface overview challenge challenges solution solutions advantage
    advantages disadvantage disadvantages strength strengths weakness weaknesses opportunity opportunities
    threat threats barrier barriers drivers activity activities resources outcomes effect effects mechanism
    mechanisms assumption assumptions actor actors stakeholders responsibility period year number file recording
    transcript transcription transcriber laughter phone ii iii iv vi vii viii ix xi xii"""
)
