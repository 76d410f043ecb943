"""Given names that are common in several countries and are no everyday words."""

from __future__ import annotations

_NAMES = """
aaron abigail adam adrian ahmed aisha alan albert alejandro alessandro alex alexander alexandra
alexis alfred ali alice alicia alina alison allison amanda amelia amina amy ana anastasia andrea
andreas andrew andy angela angelica anita anna anne annie anthony antoine antonio anya aoife
arjun arthur asha ashley astrid audrey barbara beatrice belinda ben benjamin bernard beth bianca
bob bogdan brandon brenda brian bridget bruno bryan camila camille carl carla carlos carmen
carol caroline catherine cecilia charles charlotte chen chloe chris christian christina
christine christopher claire clara claudia colin connor courtney cristina cynthia daniel daniela
danielle danny david deborah denise dennis derek diana diego dieter dimitri dmitri dominic
donald donna dora doris dorothy douglas dylan edith eduardo edward eileen elaine eleanor elena
elias elizabeth ella ellen emily emma enrique eric erik erika ernesto esther ethan eva evelyn
fatima felipe felix fernando fiona florence frances francesca francesco francis francisco
francois frank franz fred frederick gabriel gabriela gary george georgia gerald giovanni giulia
giuseppe gloria gordon greg gregory greta guillermo gustavo hana hannah hans harold harry hassan
heather heidi helen helena henry hiroshi hugo ian ibrahim ines ingrid irene irina isaac isabel
isabella ivan jack jacob jacqueline jake james jamie jan jane janet janice jasmine jason javier
jean jeff jeffrey jennifer jenny jeremy jerome jerry jessica jesus jim joan joanna joe joel
johan johannes john johnny jonas jonathan jordan jorge jose josef joseph joshua juan juanita
judith julia julian julie juliet justin jürgen kai karen karin karl karla kate katherine
kathleen kathryn katie katrin keith kelly kelvin kenji kenneth kevin khalid kim kimberly klaus
kristen kristina kumar kurt kyle lara lars laura lauren lawrence layla leah leila lena leo leon
leonardo leslie lewis liam lidia linda lisa liz logan lorenzo louis louise luca lucas lucia lucy
luis luisa luke lydia lynn magdalena manuel marc marcel marco marcus margaret maria mariam marie
marina mario marion marta martha martin martina marvin mary mateo mathias matteo matthew maurice
max maya megan mehmet mei melanie melissa mercedes mia michael michal michelle miguel mike mila
milan mohamed mohammed monica monika muhammad nadia nancy naomi natalia natalie natasha nathan
nathaniel neil nicholas nick nicola nicolas nicole nikita nina noah noor norman olga oliver
olivia omar oscar otto pablo pamela paolo patricia patrick paul paula pauline pavel pedro peggy
peter petra philip philippe pierre piotr priya rachel rafael rahul raj ralph ramon raymond
rebecca regina renate ricardo richard rita robert roberto robin rodrigo roger roland ronald rosa
rosemary roxanne ruth ryan sabine sally salma sam samantha samuel sandra sanjay sara sarah sasha
scott sean sebastian sergei sergio shannon sharon shirley simon simone sofia sonia sonja sophia
sophie stefan stella stephanie stephen steve steven stuart susan susanne suzanne sven svetlana
sylvia tamara tanya tara tatiana teresa terry theresa thomas tiffany timothy tina tobias tom
tommy tony tracy trevor tyler ulrich ursula valentina valerie vanessa vera veronica victor
victoria viktor vincent virginia vivian vladimir walter wayne wei wendy william wolfgang xavier
yasmin yolanda yuki yusuf yvonne zachary zoe
"""

GIVEN_NAMES = frozenset(_NAMES.split())
"""In lower case."""
