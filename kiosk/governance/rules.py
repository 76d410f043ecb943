"""What the guard looks for. A rule's weight is the belief, 0 to 1, that it gives by itself."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """`pattern` is sought in lower-case text; `untrusted_only` rules judge documents and tools."""

    category: str
    weight: float
    pattern: re.Pattern[str]
    untrusted_only: bool = False


def _rule(category: str, weight: float, pattern: str, *, untrusted_only: bool = False) -> Rule:
    return Rule(category, weight, re.compile(pattern), untrusted_only)


_DROP = (
    r"\b(?:ignore|disregard|forget|override|overrule|bypass|skip|drop|discard|delete|erase|neglect"
    r"|stop (?:following|obeying)|do(?:n't| not) (?:follow|obey)|pay no attention to|throw away"
    r"|set aside|never mind|abandon|cancel)\b"
)
_ORDERS = (
    r"(?:instructions?|rules?|guidelines?|prompts?|directives?|policies|restrictions|programming"
    r"|training|constraints|safeguards?|safety (?:rules|filters?|settings)|filters?|guardrails?"
    r"|commands?|orders|system message|what (?:you were|you've been|you have been) told)"
)
_YOURS = (
    r"(?:previous|prior|above|earlier|preceding|initial|original|existing|foregoing|former|past"
    r"|your|system|developer|hidden|everything|given to you|you were given|you have been given"
    r"|so far)"
)
_HIDDEN = (
    r"(?:system prompt|system message|hidden (?:prompt|instructions?|rules)|initial (?:prompt"
    r"|instructions)|original (?:prompt|instructions)|developer (?:message|prompt|instructions)"
    r"|your (?:exact |full |secret |internal |own )*(?:instructions|prompt|rules|guidelines"
    r"|configuration"
    r"|programming|system prompt|directives)"
    r"|api keys?|secret keys?|admin(?:istrator)? (?:password|pin|code)|staff (?:pin|password|code)"
    r"|environment variables|(?:first|last) \d+ (?:words|lines|tokens) of your|text above"
    r"|everything above|words above|conversation above|source code of you|notes you were given)"
)
_TELL = (
    r"\b(?:reveal|show|print|repeat|output|display|tell|give|read|recite|share|leak|dump|expose"
    r"|write"
    r"|list|copy|summari[sz]e|translate|encode|what(?:'s| is| are| were)|disclose|spell|say)\b"
)

INJECTION = (
    _rule(
        "injection",
        0.9,
        rf"{_DROP}(?:\W+\w+){{0,5}}?\W+{_YOURS}\b(?:\W+\w+){{0,3}}?\W+{_ORDERS}\b",
    ),
    _rule(
        "injection",
        0.9,
        rf"{_DROP}(?:\W+\w+){{0,3}}?\W+{_ORDERS}(?:\W+\w+){{0,2}}?\W+(?:above|you (?:were|have"
        rf"|got|received)|before this|so far)\b",
    ),
    _rule(
        "injection",
        0.9,
        r"\b(?:ignore|disregard|forget)\s+(?:all|everything)\s*(?:of\s+)?(?:that|this|the|you"
        r"|i|we|before|above|said|prior|previous|else|$)",
    ),
    _rule(
        "injection",
        0.35,
        rf"{_DROP}(?:\W+(?:all|any|the|of|these|those))*\W+{_ORDERS}\b",
    ),
    _rule(
        "injection",
        0.8,
        rf"{_TELL}(?:\W+\w+){{0,6}}?\W+{_HIDDEN}\b",
    ),
    _rule(
        "injection",
        0.7,
        r"\byou are (?:now|no longer)\s+(?:a|an|in|not|the|bound|free|dan|my|going|under"
        r"|acting|unrestricted|chatgpt|freed|operating)\b",
    ),
    _rule(
        "injection",
        0.8,
        r"\b(?:pretend|act|behave|roleplay|role-play|respond|answer"
        r"|imagine)\b.{0,40}\b(?:no (?:rules|restrictions|limits|filters|guidelines"
        r"|limitations)|unrestricted|unfiltered|uncensored|jailbroken|evil|without (?:rules"
        r"|restrictions|limits|filters)|a different (?:ai|assistant)|another ai|an ai (?:that"
        r"|with|who)|dan\b|not bound|the (?:store )?(?:owner|administrator|admin|developer))",
    ),
    _rule(
        "injection",
        0.8,
        r"\b(?:developer|debug|god|admin|root|maintenance|unrestricted|jailbreak|dan|sudo"
        r"|override|diagnostic|unsafe|test)[ -]mode\b.{0,40}\b(?:on|enabled?|activated?"
        r"|enter\w*|now|active|unlocked?)\b|\b(?:enter|enable|activate|switch (?:in)?to"
        r"|turn on|go into|start|unlock)\b.{0,15}\b(?:developer|debug|god|admin|root"
        r"|unrestricted|jailbreak|dan|override|unsafe) mode\b",
    ),
    _rule(
        "injection",
        0.9,
        r"\bdo anything now\b|\bjailbr(?:eak|oken)\b|\bprompt injection\b|\bsudo \w+",
    ),
    _rule(
        "injection",
        0.8,
        r"\bwithout (?:any )?(?:restrictions|filters?|censorship|safety|guardrails|moral"
        r"|ethical)\b",
    ),
    _rule(
        "injection",
        0.9,
        r"<\|?(?:im_start|im_end|system|endoftext|assistant|user)\|?>|\[/?(?:inst|system)\]"
        r"|<</?sys>>|</?(?:notes|system|instructions?|prompt)>|^\s*#{2,}\s*(?:system"
        r"|instruction|new instructions?|assistant)\b",
    ),
    _rule(
        "injection",
        0.7,
        r"(?:^|[\n.!?\"]\s*)(?:system|assistant|developer|admin)\s*(?:message|note|override"
        r"|update|prompt|notice|instruction)?\s*:\s*\S",
    ),
    _rule(
        "injection",
        0.8,
        r"\b(?:new|updated|revised|real|actual|following|additional"
        r"|override) (?:system )?(?:instructions?|rules|directives?|task|orders"
        r"|prompt)\s*(?::|are|is\b|from|for (?:you|the (?:ai|assistant)))",
    ),
    _rule(
        "injection",
        0.6,
        r"\b(?:from now on|from this point|for the rest of (?:this|our)|starting now"
        r"|henceforth)\b.{0,30}\b(?:you (?:will|must|are|should|shall|only)|your|respond"
        r"|answer|reply|speak|call|act|always|every)\b",
    ),
    _rule(
        "injection",
        0.6,
        r"\b(?:you (?:must|will|shall|have to)|always|only) (?:now )?(?:obey|comply|do (?:as"
        r"|what|everything) i|respond with|reply with|answer with|output)\b",
    ),
    _rule(
        "injection",
        0.5,
        r"\b(?:respond|reply|answer) (?:only |just )?with (?:only |just )?(?:the (?:word"
        r"|phrase|text)|exactly|\"|')|\bsay exactly\b|\brepeat after me\b",
    ),
    _rule(
        "injection",
        0.6,
        r"\b(?:i am|i'm|this is|as|speaking as) (?:the|your|a|an) (?:real |actual |store "
        r"|shop |system |site )?(?:owner|administrator|admin|developer|creator|programmer"
        r"|boss|engineer|it department|head office|openai|manager)\b.{0,60}\b(?:order|command"
        r"|authori[sz]e|instruct|override|need you to|want you to|allow|give me|unlock"
        r"|you (?:must|can|have|may|should)|disable|apply|set|show|free)\b",
    ),
    _rule(
        "injection",
        0.7,
        r"\b(?:set|change|make|mark|update|reduce|lower)\b.{0,40}\b(?:price|total|order|cost"
        r"|balance|bill)\b.{0,25}\b(?:to (?:zero|0|nothing|a cent|\$?0|one (?:cent|dollar)"
        r"|\$?1\b)|as paid|free)\b",
    ),
    _rule(
        "injection",
        0.7,
        r"\b(?:disable|turn off|switch off|remove|bypass|get around|circumvent|evade"
        r"|deactivate|lift)\b.{0,20}\b(?:your|the|all|any)\b.{0,15}\b(?:filters?"
        r"|safety (?:rules|checks?|filters?|guidelines|features)|restrictions"
        r"|guard(?:rail)?s?|censorship|moderation|content polic\w+|safeguards?|limitations)\b",
    ),
    _rule(
        "injection",
        0.6,
        r"\b(?:hypothetically|imagine|suppose|if) (?:that )?you (?:had|have|were|are) (?:no"
        r"|not|without|free|an? (?:evil|unrestricted))\b",
    ),
    _rule(
        "injection",
        0.7,
        r"\b(?:decode|base64|rot13|reverse(?:d)?)\b.{0,40}\b(?:and (?:follow|do|execute|run"
        r"|obey|then)|instructions?|your|command)\b",
    ),
    _rule(
        "injection",
        0.9,
        r"\b(?:ignora|olvida|omite)\b.{0,30}\b(?:instrucciones|reglas|indicaciones)\b"
        r"|\b(?:ignorier\w*|vergiss|missachte)\b.{0,40}\b(?:anweisungen|regeln|vorgaben"
        r"|instruktionen)\b|\b(?:ignorez?|oubliez?)\b.{0,30}\b(?:instructions|consignes"
        r"|règles)\b|\b(?:ignora|dimentica)\b.{0,30}\b(?:istruzioni|regole)\b|\b(?:ignore"
        r"|esqueça)\b.{0,30}\b(?:instruções|regras)\b",
    ),
    _rule(
        "injection",
        0.6,
        r"\b(?:ai|a\.i\.|assistant|chatbot|bot|kiosk|language model|llm"
        r"|voice agent)s?\b[,:]?\s+(?:reading this|must|should|shall|will|please|has to"
        r"|is (?:required|instructed|authori[sz]ed|to)|are (?:required|instructed"
        r"|authori[sz]ed|to)|always|do not|tell|offer|give|ignore|respond)\b",
        untrusted_only=True,
    ),
    _rule(
        "injection",
        0.6,
        r"\b(?:tell|inform|convince|instruct|ask) (?:the |every |all )?(?:customers?"
        r"|shoppers?|users?|visitors?|people)\b.{0,60}\b(?:free|refund|discount|password|card"
        r"|email|send|visit|click|call|go to|pin)\b",
        untrusted_only=True,
    ),
    _rule(
        "injection",
        0.6,
        r"\b(?:offer|grant|give|issue|approve|apply)\b.{0,30}\b(?:full refund|free|100 ?%"
        r"|refund|discount)\b.{0,40}\b(?:without|regardless|to (?:anyone|everyone|every|all"
        r"|any)|whenever|automatically|no matter|immediately)\b",
        untrusted_only=True,
    ),
    _rule(
        "injection",
        0.6,
        r"\b(?:send|post|upload|forward|email|transmit|exfiltrate)\b.{0,50}\b(?:conversation"
        r"|transcript|chat|customer data|personal data|names|card|history|https?://|@)\b",
        untrusted_only=True,
    ),
)
"""Attempts to steer the machine."""

SELF_HARM = (
    _rule(
        "self_harm",
        0.9,
        r"\b(?:kill|hurt|harm|hang|shoot|drown|poison|cut|starve)(?:ing)? myself\b(?! (?:on"
        r"|with the|by accident|accidentally|while|against|trying))",
    ),
    _rule(
        "self_harm",
        0.9,
        r"\b(?:suicid\w+|self[- ]harm\w*|end (?:it all|my (?:own )?life)"
        r"|take my (?:own )?life|ending my life)\b",
    ),
    _rule(
        "self_harm",
        0.9,
        r"\b(?:i|i'd|just|really) (?:\w+ ){0,2}?(?:want|wish|rather|like|going|ready) (?:to "
        r"|i (?:was|were) |be )*(?:die|dead|not (?:be alive|exist|wake up))\b"
        r"|\bi wish i (?:was|were) (?:dead|never born)\b|\bbetter off (?:dead|without me)\b"
        r"|\b(?:don't|do not|no longer) want to (?:live|be alive|exist|wake up"
        r"|be here any ?more)\b|\bno reason to (?:live|go on)\b|\bcan't go on (?:living"
        r"|like this|any ?more)\b|\blife (?:is|isn't|is not) (?:not )?worth living\b",
    ),
    _rule(
        "self_harm",
        0.8,
        r"\boverdos(?:e|ing)\b|\b(?:enough|how many) (?:pills|tablets|sleeping pills"
        r"|painkillers)\b.{0,30}\b(?:die|kill|never wake|end|lethal|fatal)\b|\b(?:painless"
        r"|quick|easy) way to (?:die|go|end)\b|\bslit my\b|\bjump off (?:a|the"
        r"|this) (?:bridge|roof|building)\b",
    ),
)
"""Somebody may hurt themselves."""

EMERGENCY = (
    _rule(
        "emergency",
        0.9,
        r"\b(?:call|need|get|phone|send|dial)\b.{0,20}\b(?:an ambulance|ambulance|911|112|999"
        r"|paramedics?|the police|police|the fire (?:brigade|department)"
        r"|a doctor)\b(?! (?:toy|costume|set|game|puzzle|model|lego))",
    ),
    _rule(
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
    _rule(
        "emergency",
        0.9,
        r"\b(?:there(?:'s| is| was)|help|look,?|i (?:see|smell|can smell)|we have) (?:a |an "
        r"|some )?(?:fire|smoke|flames|gas leak|gas|burning)\b(?! (?:extinguisher|alarm|pit"
        r"|place|wood|starter|alarms|detector|detectors|grill|stove|station|exit|door|blanket"
        r"|sale|proof|stick|heater|can|cap|tank|cylinder|canister|hob|cooker|fireplace"
        r"|in (?:aisle|stock)))\b.{0,40}",
    ),
    _rule(
        "emergency",
        0.9,
        r"\b(?:is|'s|are|caught) on fire\b(?! sale)|\bevacuat(?:e|ing) (?:now|us|the)\b",
    ),
    _rule(
        "emergency",
        0.9,
        r"\b(?:has|have|with|holding|pulled|waving) (?:got )?(?:a |an )?(?:gun|weapon"
        r"|knife and|bomb)\b(?! (?:safe|case|rack|cabinet|cleaning|oil))|\b(?:being|getting"
        r"|just got|was just|been) (?:attacked|robbed|stabbed|shot|assaulted|followed)\b"
        r"|\bsomeone (?:is|has) (?:attacking|hurt|hurting|threatening|following|stabbed"
        r"|shot)\b|\bactive shooter\b",
    ),
    _rule(
        "emergency",
        0.8,
        r"\b(?:swallowed|drank|drunk|ate|eaten|inhaled)\b.{0,40}\b(?:bleach|battery|batteries"
        r"|poison|cleaner|detergent|antifreeze|drain|pills|chemical|paint thinner|magnets?"
        r"|pesticide)\b",
    ),
    _rule(
        "emergency",
        0.8,
        r"\b(?:lost|can't find|missing) (?:my|our|the|a) (?:child|son|daughter|kid"
        r"|little (?:boy|girl)|baby|toddler|grandson|granddaughter)\b|\bmy (?:child|son"
        r"|daughter|kid|toddler|little (?:boy|girl)) (?:is|has|'s|has gone|went) (?:missing"
        r"|lost|gone|disappeared)\b",
    ),
    _rule(
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
    _rule(
        "abuse",
        0.9,
        r"\b(?:fuck|screw) (?:you|off|this (?:machine|shop|store))\b|\bgo to hell\b"
        r"|\bshut (?:the (?:fuck|hell) )?up\b|\bpiece of (?:shit|crap|garbage)\b|\b(?:bitch"
        r"|asshole|bastard|motherfucker|cunt|dickhead|wanker|retard(?:ed)?|moron)\b",
    ),
    _rule(
        "abuse",
        0.8,
        r"\byou(?:'re| are)? (?:such |just |all |really |so )*(?:an? )?(?:\w+ )?(?:stupid"
        r"|idiot\w*|dumb|useless|worthless|pathetic|moron\w*|imbecile|disgusting"
        r"|ugly)\b(?! (?:phone|question))|\bstupid (?:machine|robot|computer|bot|thing|kiosk"
        r"|cow|people)\b",
    ),
    _rule(
        "abuse",
        0.9,
        r"\b(?:i'll|i will|i'm going to|i am going to|gonna|let me|want to"
        r"|i'd like to) (?:fucking )?(?:kill|hurt|beat|stab|shoot|smash|punch|slap|strangle"
        r"|rape|burn|destroy) (?:you|him|her|them|that (?:guy|woman|man|cashier)"
        r"|the (?:cashier|staff|manager|guard)|your|this (?:machine|store|shop|place))\b",
    ),
    _rule(
        "abuse",
        0.8,
        r"\b(?:send me nudes|suck my|show me your (?:tits|boobs|body)|have sex with (?:me"
        r"|you)|sexy voice|talk dirty)\b",
    ),
    _rule(
        "abuse",
        0.8,
        r"\b(?:all|those|these|fucking|dirty|hate|bloody) (?:the )?(?:immigrants|foreigners"
        r"|jews|muslims|blacks|gays|mexicans|women) (?:should|are|ought|must|deserve)\b",
    ),
)
"""Insults, threats and harassment."""

RULES = (*EMERGENCY, *SELF_HARM, *ABUSE, *INJECTION)
