"""What the search knows of English: words that carry nothing, words that mean the same, numbers."""

from __future__ import annotations

_SMALL_WORDS = """
a an the this that these those there here it its it's i i'm i've i'd i'll me my mine we we're our
us you your yours you're he she they them their his her who whom whose which what what's whats
when where why how is isn't are aren't am was wasn't were be been being do does doesn't did didn't
done don't doing have has hasn't had having haven't can can't cannot could couldn't would wouldn't
will won't shall should shouldn't may might must need needs needed and or but if then than so as
at by for from in into of off on onto out over to too up upon with without within about across
after again before between during just only also any some all both each few more most much many
other another such no nor not very really quite ever even still please thanks thank hello hi hey
ok okay yeah yes um uh er hmm well like know tell say said says ask asking question wonder
wondering want wants wanted let lets let's get gets got getting go goes going gone come comes give
gives gave take takes took see look looking looks seem seems thing things stuff something anything
everything someone anyone somebody anybody way kind sort bit lot lots now today tomorrow actually
basically maybe possible possibly able try trying tried happen happens happened keep keeps kept
put puts find found there's that's because since while though although however either neither else
instead per via already right true once somewhere anywhere saw seen ago until unless soon later
show shows shown showing sure mean means meant guess hear heard correct long back
"""
STOPWORDS = frozenset(_SMALL_WORDS.split())
"""Words that carry no meaning of their own in a question."""

_OF_PRICE = "is|are|was|does|do|did|would|will|for|the|a|an|your|this|that|these|it|money"
"""What follows "how much" when it asks for a price, and not for an amount of something."""

HINTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"where", ("location", "aisle", "address")),
    (r"what time|when (?:are|do|does) (?:you|the (?:store|shop))", ("hours",)),
    (r"how (?:long|soon|often|quickly)|when", ("days", "weeks", "months", "years", "minutes")),
    (rf"how much(?= (?:{_OF_PRICE})\b)|^(?:and )?how much(?=\W*$)", ("price",)),
    (r"how (do|can|should|to)", ("procedure",)),
)
"""Ways of asking (patterns) → what the answer speaks of; a weak wish, no requirement."""

PROCEDURE = "procedure"
"""What passages with steps are found by."""

PHRASES: tuple[tuple[str, str], ...] = (
    (r"(?:(?:get|getting|see) )?(?:my |the )?money back|(?:get|see) my money", "refund"),
    (r"(?:bring|brought|take|took|give|gave|send|sent|hand)(?: \w+){0,2} back", "return"),
    (r"(?:haven't|have not|never|not|didn't|without)(?: \w+)? open(?:ed|ing)?", "unopened"),
    (r"where(?:'s| is| are) (?:the |your |a )?(?:bathrooms?|restrooms?|washrooms?)", "toilets"),
    (r"car park", "parking"),
    (r"in ear", "in-ear"),
    (r"proof of purchase", "receipt"),
    (r"(?:turn|switch)(?: it| this)? on", "switch on"),
    (r"(?:turn|switch)(?: it| this)? off", "switch off"),
    (r"get rid of|throw(?: \w+){0,2} away|throw away", "recycle"),
    (r"set(?: \w+)? up|setting(?: \w+)? up", "setup"),
    (r"beat (?:the|their|that) price", "price match"),
    (r"runs? out", "expire"),
    (r"made (?:of|from|out of)", "material"),
)
"""Ways of saying (patterns) → the word that documents use."""

SYNONYMS: tuple[tuple[str, ...], ...] = (
    ("weight", "weigh", "heavy", "weighs"),
    ("price", "cost", "expensive", "cheap", "cheaper"),
    ("refund", "reimburse", "reimbursement"),
    ("delivery", "deliver", "shipping", "ship"),
    ("warranty", "guarantee", "guaranteed"),
    ("faulty", "defective", "broken", "defect", "broke"),
    ("buy", "purchase", "bought", "purchased"),
    ("clean", "wash", "rinse"),
    ("dimensions", "size", "tall", "wide", "large", "big", "measure", "height", "width"),
    ("repair", "fix", "mend", "service"),
    ("replace", "change", "swap", "renew"),
    ("toilet", "restroom", "bathroom", "washroom"),
    ("fridge", "refrigerator"),
    ("hours", "open", "close", "shut", "opening"),
    ("noise", "loud", "noisy", "quiet"),
    ("earbuds", "earphones", "in-ear", "earbud"),
    ("cancel", "cancellation"),
    ("pay", "payment", "paying"),
    ("bulb", "lamp", "light"),
    ("lift", "elevator"),
    ("wheelchair", "accessible", "accessibility", "disabled"),
    ("kids", "children", "child", "baby"),
    ("battery", "batteries", "charge"),
    ("store", "shop"),
    ("staff", "employee", "assistant", "colleague", "person", "human"),
    ("error", "code", "fault", "message"),
    ("damage", "dropped", "cracked", "spill"),
    ("address", "located", "location", "directions"),
    ("aisle", "shelf", "location"),
    ("parking", "park"),
    ("receipt", "bill"),
    ("discount", "coupon", "voucher", "promotion"),
    ("points", "loyalty", "rewards", "membership"),
    ("descale", "limescale", "scale"),
    ("vacuum", "hoover"),
    ("kettle", "boiler"),
    ("stove", "hob", "cooktop"),
    ("water-resistant", "waterproof", "splash"),
    ("install", "setup", "fit", "assemble", "mount", "hang"),
    ("recycle", "recycling", "dispose", "disposal"),
    ("pair", "connect", "pairing", "bluetooth"),
    ("reset", "restart"),
    ("temperature", "degrees", "hot"),
    ("capacity", "litre", "volume", "hold"),
    ("power", "watt", "wattage"),
    ("stock", "available", "availability"),
    ("hurt", "injury", "injured", "accident"),
    ("expire", "expiry", "valid"),
    ("colour", "color"),
    ("grey", "gray"),
    ("aluminium", "aluminum"),
    ("tyre", "tire"),
    ("centre", "center"),
    ("programme", "program"),
    ("mould", "mold"),
    ("mobile", "phone", "cellphone", "smartphone"),
    ("waste", "rubbish", "trash", "garbage"),
    ("torch", "flashlight"),
    ("tap", "faucet"),
    ("trousers", "pants"),
    ("backpack", "rucksack"),
    ("complaint", "complain"),
)
"""Words that may stand for one another."""

UNITS = {
    "litre": ("l", "liter", "liters", "litres", "litre", "ltr"),
    "ml": ("ml", "millilitre", "millilitres", "milliliter", "milliliters"),
    "kg": ("kg", "kgs", "kilo", "kilos", "kilogram", "kilograms", "kilogramme", "kilogrammes"),
    "gram": ("g", "gram", "grams", "gramme", "grammes"),
    "pound": ("lb", "lbs", "pound", "pounds", "£", "gbp", "quid"),
    "ounce": ("oz", "ounce", "ounces"),
    "watt": ("w", "watt", "watts"),
    "volt": ("v", "volt", "volts"),
    "hertz": ("hz", "hertz"),
    "decibel": ("db", "dba", "decibel", "decibels"),
    "cm": ("cm", "centimetre", "centimetres", "centimeter", "centimeters"),
    "mm": ("mm", "millimetre", "millimetres", "millimeter", "millimeters"),
    "metre": ("m", "metre", "metres", "meter", "meters"),
    "inch": ("in", "inch", "inches"),
    "foot": ("ft", "foot", "feet"),
    "minute": ("min", "mins", "minute", "minutes"),
    "second": ("s", "sec", "secs", "seconds"),
    "hour": ("h", "hr", "hrs", "hour", "hours"),
    "degree": ("°c", "°f", "°", "degree", "degrees"),
    "percent": ("%", "percent"),
    "dollar": ("$", "usd", "dollar", "dollars", "bucks"),
    "euro": ("€", "eur", "euro", "euros"),
    "cent": ("cent", "cents"),
}
"""Unit → its spellings after a number."""

LETTERS = {
    "a": ("ay", "eh"),
    "b": ("bee", "be"),
    "c": ("see", "sea", "cee"),
    "d": ("dee",),
    "f": ("ef", "eff"),
    "g": ("gee", "jee"),
    "h": ("aitch", "haitch"),
    "j": ("jay",),
    "k": ("kay", "okay"),
    "l": ("el", "ell"),
    "m": ("em",),
    "n": ("en",),
    "p": ("pee", "pea"),
    "q": ("cue", "queue"),
    "r": ("ar", "are"),
    "s": ("es", "ess"),
    "t": ("tee", "tea"),
    "u": ("you", "yu"),
    "v": ("vee",),
    "w": ("doubleyou",),
    "x": ("ex", "eks"),
    "y": ("why", "wye"),
    "z": ("zed", "zee"),
}
"""Letter → how its name is written by those who hear it."""

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
ONES = {word: value for value, word in enumerate(_ONES.split())}
TENS = {word: value * 10 for value, word in enumerate(_TENS.split(), start=2)}
SCALES = {"hundred": 100, "thousand": 1000}
