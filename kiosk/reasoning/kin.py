"""Words that speak of the same matter: a question says one, the documents another.

They bring a question and a sentence together, nothing more. Whether a sentence of a model may be
spoken is judged by its own words, never by these.
"""

from __future__ import annotations

from kiosk.reasoning.words import stem

_KIN = """
heavy weight weigh light kg kilogram pound gram lb
lighter weight weigh heavy kg
heavier weight weigh heavy kg
quieter noise decibel loud quiet
louder noise decibel loud
faster speed fast
longer length long run duration
bigger size big capacity area
larger size big capacity area
smaller size small capacity
wider width wide
taller height tall high
stronger power watt strong
tall height high
wide width breadth across
long length
deep depth
big size dimension measure large measurement small
capacity hold volume fit take store litre space room contain
thick thickness diameter
loud noise decibel quiet sound hear noisy db
hot warm temperature degree heat cold
fast speed quick quickly
powerful power watt wattage
price cost charge pay fee expensive money rate dollar
cheap price cost discount sale
free charge price cost included
warranty guarantee cover covered
return refund money exchange bring send
exchange replace swap return
repair fix mend service broken
broken break faulty defect defective damage damaged fault fail
damage harm hurt ruin scratch
clean wash rinse wipe cleaning dirt dirty hose
dry dryer drying
toilet restroom bathroom loo washroom
shut close closed
open opening hour
begin start
end stop finish
car vehicle drive
park parking
kid child children baby family
pet dog animal cat
staff person colleague employee assistant team
buy purchase order sell
sell stock have carry offer available
stock available out sold
deliver delivery ship bring transport send carry
pick collect pickup collection fetch
order booking reserve book register appointment
cancel cancellation
install mount assemble fit build attach put hang setup set fix
attach connect plug fasten
connect pair link wifi wireless network bluetooth
wifi wi-fi wireless network internet
phone call telephone number contact
contact phone call e-mail email write
email e-mail
manufactured made produced built origin manufacture
manual guide instruction handbook
material made fabric wood steel
rust corrode corrosion
waterproof water rain wet splash rinse hose outdoor protection
rain wet water weather
winter frost cold freeze snow
safe safety dangerous danger harmful harmless
danger safe poison risk hazard
allowed may can permitted
forbidden not never
recycle dispose disposal throw waste bin
battery charge charging rechargeable cell accu
charge charging charged
last run runtime time life
long time duration take period
often interval every frequently frequency month week
replace change renew exchange
blade knife cut
cut trim mow
light lamp bulb led glow lighten
blink flash lamp light
lamp light
display screen panel
button key press switch
turn switch
remote control
setting level mode programme program
programme program mode cycle setting
speed level setting
error code fault message warning alarm
mean meaning cause
problem issue fault trouble cause symptom
reason cause why
strange smell odour odor
leak drip water tight
stuck jam block caught
jam stuck blocked
store keep storage
room indoor inside house
indoor inside living
outdoor outside garden
outside outdoor
near beside close next
distance metre away far
minimum least
maximum most up largest biggest
age old year
old age year
adult child age
company brand maker manufacturer
brand maker manufacturer make
colour color
kind type model sort
type kind model
spare extra additional second replacement
extra additional spare more
accessory accessories include
include included come box supplied
box package packaging
receipt proof bill invoice
voucher gift card coupon
card credit debit payment pay
cash card payment pay
pay payment accept card cash
discount reduction rebate percent off cheaper
member membership loyalty card point
student discount
course class workshop lesson training
teach lesson course
food meal eat cafe restaurant snack
drink beverage water coffee
coffee espresso cappuccino
hungry eat cafe restaurant food
music sound play audio
picture image photo camera
record recording save store
internet online web website
app application phone
bicycle bike cycle
e-bike electric bike
television tv
computer laptop pc
printer print paper
ink cartridge toner
filter cartridge
oil grease lubricate lubricant
tool equipment
screw bolt fasten tighten
tighten torque screw
pressure bar psi
voltage volt
current ampere amp
cable cord lead wire
hose pipe tube
valve tap
tap faucet valve
tank container reservoir
limescale scale descale descaling lime
taste flavour bitter
size large medium small
borrow rent rental hire lend
rent rental hire borrow
deposit security caution
insurance insure cover loss
lose lost loss
steal theft stolen
forget forgot left lost
late delay overdue
early before
fast quick express
soon quick within
today same day
weekend saturday sunday
weekday monday friday
holiday christmas easter
elevator lift
stairs step staircase floor
wheelchair accessible disabled
entrance door enter
exit door
address street located
minute time
person people user adult
people person capacity
suitable compatible fit work suit
work function operate
compatible fit work suitable
certified certification approved
vegetarian vegan
allergy allergen
ingredient contain
expire expiry valid expiration
valid expire good keep
shelf aisle
try test trial demo
test try check
check inspect test look
look check inspect
inspect check inspection
service maintenance maintain
maintenance service maintain care
wear worn worn-out
replace worn
glove protect protective
protect protection guard
eye rinse
swallow drink eat
hurt injury injured
doctor medical
volunteer help
help support assist
support help service
complain complaint
manager boss
stove cooker hob burner
fridge refrigerator
vacuum hoover
fabric clothes laundry
laundry wash clothes
clothes garment laundry
softener conditioner
detergent soap powder
""".strip().splitlines()


def _kin() -> dict[str, frozenset[str]]:
    """Stem → the stems that may stand for it: those of every line that it opens or is in."""
    found: dict[str, set[str]] = {}
    for line in _KIN:
        first, *others = (stem(w) for w in line.split())
        found.setdefault(first, set()).update(others)
        for other in others[:3]:
            found.setdefault(other, set()).add(first)
    return {word: frozenset(others - {word}) for word, others in found.items()}


KIN = _kin()
"""Stem of a question's word → stems of words with which documents may answer it."""
