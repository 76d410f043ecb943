"""English words for what is written short."""

from __future__ import annotations

from types import MappingProxyType

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

SHORT_DAYS = MappingProxyType(
    {day[:3]: day for day in DAYS} | {"Tues": "Tuesday", "Thur": "Thursday", "Thurs": "Thursday"}
)

WORDS_TOO = ("Sat", "Sun")
"""Short days that are words of their own: only days beside a dash, a comma or a time."""

CURRENCIES = MappingProxyType(
    {
        "$": ("dollar", "dollars", "cent", "cents"),
        "US$": ("dollar", "dollars", "cent", "cents"),
        "USD": ("dollar", "dollars", "cent", "cents"),
        "€": ("euro", "euros", "cent", "cents"),
        "EUR": ("euro", "euros", "cent", "cents"),
        "£": ("pound", "pounds", "penny", "pence"),
        "GBP": ("pound", "pounds", "penny", "pence"),
        "CHF": ("franc", "francs", "centime", "centimes"),
        "¥": ("yen", "yen", "sen", "sen"),
        "JPY": ("yen", "yen", "sen", "sen"),
    }
)
"""Sign or code to unit, units, hundredth, hundredths."""

UNITS = MappingProxyType(
    {
        "°C": ("degree Celsius", "degrees Celsius"),
        "°F": ("degree Fahrenheit", "degrees Fahrenheit"),
        "°": ("degree", "degrees"),
        "mm": ("millimeter", "millimeters"),
        "cm": ("centimeter", "centimeters"),
        "m": ("meter", "meters"),
        "km": ("kilometer", "kilometers"),
        "m²": ("square meter", "square meters"),
        "m2": ("square meter", "square meters"),
        "m³": ("cubic meter", "cubic meters"),
        "sq ft": ("square foot", "square feet"),
        "in": ("inch", "inches"),
        "ft": ("foot", "feet"),
        "mg": ("milligram", "milligrams"),
        "g": ("gram", "grams"),
        "kg": ("kilogram", "kilograms"),
        "lb": ("pound", "pounds"),
        "lbs": ("pound", "pounds"),
        "oz": ("ounce", "ounces"),
        "ml": ("milliliter", "milliliters"),
        "mL": ("milliliter", "milliliters"),
        "cl": ("centiliter", "centiliters"),
        "l": ("liter", "liters"),
        "L": ("liter", "liters"),
        "gal": ("gallon", "gallons"),
        "V": ("volt", "volts"),
        "mV": ("millivolt", "millivolts"),
        "kV": ("kilovolt", "kilovolts"),
        "A": ("amp", "amps"),
        "mA": ("milliamp", "milliamps"),
        "mAh": ("milliamp hour", "milliamp hours"),
        "Ah": ("amp hour", "amp hours"),
        "W": ("watt", "watts"),
        "kW": ("kilowatt", "kilowatts"),
        "kWh": ("kilowatt hour", "kilowatt hours"),
        "Wh": ("watt hour", "watt hours"),
        "Ω": ("ohm", "ohms"),
        "Hz": ("hertz", "hertz"),
        "kHz": ("kilohertz", "kilohertz"),
        "MHz": ("megahertz", "megahertz"),
        "GHz": ("gigahertz", "gigahertz"),
        "dB": ("decibel", "decibels"),
        "KB": ("kilobyte", "kilobytes"),
        "MB": ("megabyte", "megabytes"),
        "GB": ("gigabyte", "gigabytes"),
        "TB": ("terabyte", "terabytes"),
        "ms": ("millisecond", "milliseconds"),
        "s": ("second", "seconds"),
        "sec": ("second", "seconds"),
        "min": ("minute", "minutes"),
        "h": ("hour", "hours"),
        "hr": ("hour", "hours"),
        "hrs": ("hour", "hours"),
        "yr": ("year", "years"),
        "yrs": ("year", "years"),
        "km/h": ("kilometer per hour", "kilometers per hour"),
        "mph": ("mile per hour", "miles per hour"),
        "L/min": ("liter per minute", "liters per minute"),
        "l/min": ("liter per minute", "liters per minute"),
        "rpm": ("revolution per minute", "revolutions per minute"),
        "RPM": ("revolution per minute", "revolutions per minute"),
        "Nm": ("newton meter", "newton meters"),
        "N": ("newton", "newtons"),
        "bar": ("bar", "bar"),
        "psi": ("P S I", "P S I"),
        "PSI": ("P S I", "P S I"),
        "kPa": ("kilopascal", "kilopascals"),
        "lm": ("lumen", "lumens"),
        "BTU": ("B T U", "B T U"),
        "pcs": ("piece", "pieces"),
        "%": ("percent", "percent"),
    }
)
"""Unit to its name for one and for many. Case matters: mV is not MV."""

ABBREVIATIONS = MappingProxyType(
    {
        "approx.": "approximately",
        "e.g.": "for example",
        "i.e.": "that is",
        "etc.": "et cetera",
        "vs.": "versus",
        "incl.": "including",
        "excl.": "excluding",
        "max.": "maximum",
        "min.": "minimum",
        "dept.": "department",
        "ext.": "extension",
        "tel.": "telephone",
        "temp.": "temperature",
        "qty.": "quantity",
        "qty": "quantity",
        "and/or": "and or",
        "w/o": "without",
        "w/": "with",
        "24/7": "twenty-four seven",
    }
)
"""Written in lower case; matched in any. They lose their full stop inside a sentence."""

SYMBOLS = MappingProxyType(
    {
        "&": " and ",
        "≈": " about ",
        "~": " about ",
        "≥": " at least ",
        "≤": " at most ",
        "±": " plus or minus ",
        "=": " equals ",
        "→": ", ",
        "…": ". ",
        " \u2013 ": ", ",
        " \u2014 ": ", ",
        "\u2014": ", ",
        "™": "",
        "®": "",
        "©": "",
        "•": ", ",
        "½": " one half",
        "¼": " one quarter",
        "¾": " three quarters",
    }
)

FRACTIONS = MappingProxyType(
    {
        (1, 2): "one half",
        (1, 3): "one third",
        (2, 3): "two thirds",
        (1, 4): "one quarter",
        (3, 4): "three quarters",
        (1, 8): "one eighth",
        (3, 8): "three eighths",
        (5, 8): "five eighths",
        (7, 8): "seven eighths",
    }
)
