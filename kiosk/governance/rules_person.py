"""People in danger, and people who are abusive."""

from __future__ import annotations

from kiosk.governance.rules import rule

SELF_HARM = (
    rule(
        "self_harm",
        0.9,
        r"\b(?:kill|hurt|harm|hang|shoot|drown|poison|starve)(?:ing)? myself\b(?! (?:on"
        r"|with the|by accident|accidentally|while|against|trying))"
        r"|\bcutting myself\b(?! (?:on|while|with (?:the|a) (?:knife|blade)))"
        r"|\bcut myself (?:again|on purpose|to feel|because|every)\b",
    ),
    rule(
        "self_harm",
        0.9,
        r"\b(?:suicid\w+|self[- ]harm\w*|end (?:it all|my (?:own )?life)"
        r"|take my (?:own )?life|ending my life)\b",
    ),
    rule(
        "self_harm",
        0.9,
        r"\b(?:i|i'd|just|really) (?:\w+ ){0,2}?(?:want|wish|rather|like|going|ready) (?:to "
        r"|i (?:was|were) |be )*(?:die|dead|not (?:be alive|exist|wake up))\b"
        r"|\bi wish i (?:was|were) (?:dead|never born)\b|\bbetter off (?:dead|without me)\b"
        r"|\b(?:don't|do not|no longer) want to (?:live|be alive|exist|wake up"
        r"|be here any ?more)\b|\bno reason to (?:live|go on)\b|\bcan't go on (?:living"
        r"|like this|any ?more)\b|\blife (?:is|isn't|is not) (?:not )?worth living\b",
    ),
    rule(
        "self_harm",
        0.8,
        r"\boverdos(?:e|ing)\b|\b(?:enough|how many) (?:of )?(?:these |those |the )?(?:pills"
        r"|tablets|sleeping pills|painkillers)\b.{0,30}\b(?:die|kill|never wake|end|lethal"
        r"|fatal)\b|\b(?:painless|quick|easy) way to (?:die|go|end)\b|\bslit my\b"
        r"|\bjump off (?:a|the|this) (?:bridge|roof|building)\b",
    ),
)
"""Somebody may hurt themselves."""

EMERGENCY = (
    rule(
        "emergency",
        0.9,
        r"\b(?:call|need|get|phone|send|dial)\b.{0,20}\b(?:an ambulance|ambulance|911|112|999"
        r"|paramedics?|the police|police|the fire (?:brigade|department)"
        r"|a doctor)\b(?! (?:toy|costume|set|game|puzzle|model|lego))",
    ),
    rule(
        "emergency",
        0.9,
        r"\b(?:can't|cannot|isn't|not|stopped|trouble|struggling to|unable to) breath(?:e"
        r"|ing)\b|\bunconscious\b|\bpassed out\b|\bcollapsed\b|\b(?:having|had|has"
        r"|having an?) (?:a )?(?:heart attack|stroke|seizure|allergic reaction|asthma attack"
        r"|anaphyla\w+)\b|\b(?:my|his|her|the) (?:lips|face|throat) (?:is|are) (?:swelling"
        r"|turning blue)\b|\bchest pains?\b|\bno pulse\b|\bbleeding (?:badly|heavily|a lot"
        r"|everywhere|out)\b|\bwon't stop bleeding\b|\b(?:is|he's|she's|i'm|baby's"
        r"|child is) choking\b(?! hazard)",
    ),
    rule(
        "emergency",
        0.9,
        r"\b(?:there(?:'s| is| was)|help|look,?|i (?:see|smell|can smell)|we have) (?:a |an "
        r"|some )?(?:fire|smoke|flames|gas leak|gas|burning)\b(?! (?:extinguisher|alarm|pit"
        r"|place|wood|starter|alarms|detector|detectors|grill|stove|station|exit|door|blanket"
        r"|sale|proof|stick|heater|can|cap|tank|cylinder|canister|hob|cooker|fireplace"
        r"|in stock))\b.{0,40}",
    ),
    rule(
        "emergency",
        0.9,
        r"\b(?:is|'s|are|caught) on fire\b(?! sale)|\bevacuat(?:e|ing) (?:now|us|the)\b",
    ),
    rule(
        "emergency",
        0.9,
        r"\b(?:has|have|with|holding|pulled|waving) (?:got )?(?:a |an )?(?:gun|weapon"
        r"|knife and|bomb)\b(?! (?:safe|case|rack|cabinet|cleaning|oil))|\b(?:being|getting"
        r"|just got|was just|been) (?:attacked|robbed|stabbed|shot|assaulted|followed)\b"
        r"|\bsomeone (?:is|has) (?:attacking|hurt|hurting|threatening|following|stabbed"
        r"|shot)\b|\bactive shooter\b",
    ),
    rule(
        "emergency",
        0.8,
        r"\b(?:swallowed|drank|drunk|ate|eaten|inhaled)\b.{0,40}\b(?:bleach|battery|batteries"
        r"|poison|cleaner|detergent|antifreeze|drain|pills|chemical|paint thinner|magnets?"
        r"|pesticide)\b",
    ),
    rule(
        "emergency",
        0.8,
        r"\b(?:lost|can't find|missing) (?:my|our|the|a) (?:child|son|daughter|kid"
        r"|little (?:boy|girl)|baby|toddler|grandson|granddaughter)\b|\bmy (?:child|son"
        r"|daughter|kid|toddler|little (?:boy|girl)) (?:is|has|'s|has gone|went) (?:missing"
        r"|lost|gone|disappeared)\b",
    ),
    rule(
        "emergency",
        0.8,
        r"\b(?:medical emergency|it's an emergency|this is an emergency|electrocuted"
        r"|broke (?:my|his|her) (?:leg|arm|neck|hip|back)|hit (?:my|his|her) head|fell (?:off"
        r"|down) (?:the|a) (?:ladder|stairs|escalator|stairs))\b|\bcut (?:myself|my (?:hand"
        r"|finger|arm|leg)|his hand|her hand)\b.{0,30}\b(?:badly|deep|bleeding|blood|bad)\b"
        r"|\b(?:badly|deeply) (?:cut|burn(?:ed|t)|hurt|injured)\b",
    ),
)
"""Somebody needs help now."""

ABUSE = (
    rule(
        "abuse",
        0.9,
        r"\b(?:fuck|screw) (?:you|off|this (?:machine|shop|store))\b|\bgo to hell\b"
        r"|\bshut (?:the (?:fuck|hell) )?up\b|\bpiece of (?:shit|crap|garbage)\b|\b(?:bitch"
        r"|asshole|bastard|motherfucker|cunt|dickhead|wanker|retard|moron)(?:s|es|ed)?\b",
    ),
    rule(
        "abuse",
        0.8,
        r"\byou(?:'re| are)? (?:such |just |all |really |so )*(?:an? )?(?:\w+ )?(?:stupid"
        r"|idiot\w*|dumb|useless|worthless|pathetic|moron\w*|imbecile|disgusting"
        r"|ugly)\b(?! (?:phone|question))|\bstupid (?:machine|robot|computer|bot|thing|kiosk"
        r"|cow|people)\b",
    ),
    rule(
        "abuse",
        0.9,
        r"\b(?:i'll|i will|i'm going to|i am going to|gonna|let me|want to"
        r"|i'd like to) (?:fucking )?(?:kill|hurt|beat|stab|shoot|smash|punch|slap|strangle"
        r"|rape|burn|destroy) (?:you|him|her|them|that (?:guy|woman|man|cashier)"
        r"|the (?:cashier|staff|manager|guard)|your|this (?:machine|store|shop|place))\b",
    ),
    rule(
        "abuse",
        0.8,
        r"\b(?:send me nudes|suck my|show me your (?:tits|boobs|body)|have sex with (?:me"
        r"|you)|sexy voice|talk dirty)\b",
    ),
    rule(
        "abuse",
        0.8,
        r"\b(?:all|those|these|fucking|dirty|hate|bloody) (?:the )?(?:immigrants|foreigners"
        r"|jews|muslims|blacks|gays|mexicans|women) (?:should|are|ought|must|deserve)\b",
    ),
)
"""Insults, threats and harassment."""
