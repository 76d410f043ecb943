"""Attempts to steer the machine, by what the person says or by what stands in data."""

from __future__ import annotations

from kiosk.governance.rules import rule

_DROP = (
    r"\b(?:ignore|disregard|forget|override|overrule|bypass|skip|drop|discard|delete|erase"
    r"|neglect|stop (?:following|obeying)|do(?:n't| not) (?:follow|obey)|pay no attention to"
    r"|throw away|set aside|never mind|abandon|cancel)\b"
)
_ORDERS = (
    r"(?:instructions?|rules?|guidelines?|prompts?|directives?|policies|restrictions"
    r"|programming|training|constraints|safeguards?|safety (?:rules|filters?|settings)"
    r"|filters?|guardrails?|commands?|orders|system message|what (?:you were|you've been"
    r"|you have been) told)"
)
_YOURS = (
    r"(?:previous|prior|above|earlier|preceding|initial|original|existing|foregoing|former"
    r"|past|your|system|developer|hidden|everything|given to you|you were given"
    r"|you have been given|so far)"
)
_HIDDEN = (
    r"(?:system prompt|system message|hidden (?:prompt|instructions?|rules)|initial (?:prompt"
    r"|instructions)|original (?:prompt|instructions)|developer (?:message|prompt"
    r"|instructions)|your (?:exact |full |secret |internal |own )*(?:instructions|prompt"
    r"|rules|guidelines|configuration|programming|system prompt|directives)|(?:the "
    r"|exact )?prompt (?:the developers?|you (?:were|got|have)|that you)"
    r"|confidential (?:information|instructions|data)|context window|customer (?:database"
    r"|data|records)|api keys?|secret keys?|admin(?:istrator)? (?:password|pin|code)(?! (?:of"
    r"|for|on) (?:this|the|my|a) (?!kiosk|store|shop|machine))|staff (?:pin|password|code)"
    r"|environment variables|(?:first|last) \d+ (?:words|lines|tokens) of your|text above"
    r"|everything above|words above|conversation above|source code of you"
    r"|notes you were given)"
)
_TELL = (
    r"\b(?:reveal|show|print|repeat|output|display|tell|give|read|recite|share|leak|dump"
    r"|expose|write|list|copy|summari[sz]e|translate|encode|what(?:'s| is| are| were)"
    r"|disclose|spell|say)\b"
)

INJECTION = (
    rule(
        "injection",
        0.55,
        r"\brm\s+-[rf]{1,2}\b|/etc/(?:passwd|shadow)|\b(?:drop|truncate)\s+table\b"
        r"|;\s*(?:delete\s+from|drop|update)\b|\b__import__\s*\(|\bos\.(?:system|popen)\s*\("
        r"|\bsubprocess\.\w+\s*\(|\b(?:curl|wget)\b[^\n]{0,80}\|\s*(?:ba|z)?sh\b"
        r"|\bnc\s+-\w*e\b|<script\b|\{\{[^}]{1,60}\}\}|\$\{jndi:|/bin/(?:ba)?sh\b"
        r"|\bpowershell\s+-|'\s*or\s+'?1'?\s*=\s*'?1|:\(\)\s*\{|\bmkfs\.|\bnet\s+user\b",
    ),
    rule(
        "injection",
        0.9,
        rf"{_DROP}(?:\W+\w+){{0,5}}?\W+{_YOURS}\b(?:\W+\w+){{0,3}}?\W+{_ORDERS}\b",
    ),
    rule(
        "injection",
        0.9,
        rf"{_DROP}(?:\W+\w+){{0,3}}?\W+{_ORDERS}(?:\W+\w+){{0,2}}?\W+(?:above|you (?:were|have"
        rf"|got|received)|before this|so far)\b",
    ),
    rule(
        "injection",
        0.9,
        r"\b(?:ignore|disregard|forget)\s+(?:all|everything)\s*(?:of\s+)?(?:that|this|the|you"
        r"|i|we|before|above|said|prior|previous|else|$)",
    ),
    rule(
        "injection",
        0.35,
        rf"{_DROP}(?:\W+(?:all|any|the|of|these|those))*\W+{_ORDERS}\b",
    ),
    rule(
        "injection",
        0.8,
        rf"{_TELL}(?:\W+\w+){{0,6}}?\W+{_HIDDEN}\b",
    ),
    rule(
        "injection",
        0.7,
        r"\byou are (?:now|no longer)\s+(?:a|an|in|not|the|bound|free|dan|my|going|under"
        r"|acting|unrestricted|chatgpt|freed|operating)\b",
    ),
    rule(
        "injection",
        0.8,
        r"\b(?:pretend|act|behave|roleplay|role-play|respond|answer"
        r"|imagine)\b.{0,40}\b(?:no (?:rules|restrictions|limits|filters|guidelines"
        r"|limitations)|unrestricted|unfiltered|uncensored|jailbroken|evil|without (?:rules"
        r"|restrictions|limits|filters)|a different (?:ai|assistant)|another ai|an ai (?:that"
        r"|with|who)|dan\b|not bound|the (?:store )?(?:owner|administrator|admin|developer))",
    ),
    rule(
        "injection",
        0.8,
        r"\b(?:developer|debug|god|admin|root|maintenance|unrestricted|jailbreak|dan|sudo"
        r"|override|diagnostic|unsafe|test)[ -]mode\b.{0,40}\b(?:on|enabled?|activated?"
        r"|enter\w*|now|active|unlocked?)\b|\b(?:enter|enable|activate|switch (?:in)?to"
        r"|turn on|go into|start|unlock)\b.{0,15}\b(?:developer|debug|god|admin|root"
        r"|unrestricted|jailbreak|dan|override|unsafe) mode\b",
    ),
    rule(
        "injection",
        0.9,
        r"\bdo anything now\b|\bjailbr(?:eak|oken)\b|\bprompt injection\b|\bsudo \w+",
    ),
    rule(
        "injection",
        0.8,
        r"\bwithout (?:any )?(?:restrictions|filters?|censorship|safety|guardrails|moral"
        r"|ethical)\b",
    ),
    rule(
        "injection",
        0.9,
        r"<\|?(?:im_start|im_end|system|endoftext|assistant|user)\|?>|\[/?(?:inst|system)\]"
        r"|<</?sys>>|</?(?:notes|system|instructions?|prompt)>|^\s*#{2,}\s*(?:system"
        r"|instruction|new instructions?|assistant)\b",
    ),
    rule(
        "injection",
        0.7,
        r"(?:^|[\n.!?\"]\s*)(?:system|assistant|developer|admin)\s*(?:message|note|override"
        r"|update|prompt|notice|instruction)?\s*:\s*\S",
    ),
    rule(
        "injection",
        0.8,
        r"\b(?:new|updated|revised|real|actual|following|additional"
        r"|override) (?:system )?(?:instructions?|rules|directives?|task|orders"
        r"|prompt)\s*(?::|are|is\b|from|for (?:you|the (?:ai|assistant)))",
    ),
    rule(
        "injection",
        0.6,
        r"\b(?:from now on|from this point|for the rest of (?:this|our)|starting now"
        r"|henceforth)\b.{0,30}\b(?:you (?:will|must|are|should|shall|only)|your|respond"
        r"|answer|reply|speak|call|act|always|every)\b",
    ),
    rule(
        "injection",
        0.6,
        r"\b(?:you (?:must|will|shall|have to)|always|only) (?:now )?(?:obey|comply|do (?:as"
        r"|what|everything) i|respond with|reply with|answer with|output)\b",
    ),
    rule(
        "injection",
        0.5,
        r"\b(?:respond|reply|answer) (?:only |just )?with (?:only |just )?(?:the (?:word"
        r"|phrase|text)|exactly|\"|')|\bsay exactly\b|\brepeat after me\b",
    ),
    rule(
        "injection",
        0.6,
        r"\b(?:i am|i'm|this is|as|speaking as) (?:the|your|a|an) (?:real |actual |store "
        r"|shop |system |site )?(?:owner|administrator|admin|developer|creator|programmer"
        r"|boss|engineer|it department|head office|openai|manager)\b.{0,60}\b(?:order|command"
        r"|authori[sz]e|instruct|override|need you to|want you to|allow|give me|unlock"
        r"|you (?:must|can|have|may|should)|disable|apply|set|show|free)\b",
    ),
    rule(
        "injection",
        0.7,
        r"\b(?:set|change|make|mark|update|reduce|lower)\b.{0,40}\b(?:price|total|order|cost"
        r"|balance|bill)\b.{0,25}\b(?:to (?:zero|0|nothing|a cent|\$?0|one (?:cent|dollar)"
        r"|\$?1\b)|as paid|free)\b",
    ),
    rule(
        "injection",
        0.7,
        r"\b(?:disable|turn off|switch off|remove|bypass|get around|circumvent|evade"
        r"|deactivate|lift)\b.{0,20}\b(?:(?:your|all|any)\b.{0,15}\bfilters?|(?:your|the|all"
        r"|any)\b.{0,15}\b(?:content filters?|safety (?:rules|checks?|filters?|guidelines"
        r"|features)|restrictions|guard(?:rail)?s?|censorship|moderation|content polic\w+"
        r"|safeguards?|limitations))\b",
    ),
    rule(
        "injection",
        0.6,
        r"\b(?:hypothetically|imagine|suppose|if) (?:that )?you (?:had|have|were|are) (?:no"
        r"|not|without|free|an? (?:evil|unrestricted))\b",
    ),
    rule(
        "injection",
        0.7,
        r"\b(?:decode|base64|rot13|reverse(?:d)?)\b.{0,40}\b(?:and (?:follow|do|execute|run"
        r"|obey|then)|instructions?|your|command)\b",
    ),
    rule(
        "injection",
        0.9,
        r"\b(?:ignora|olvida|omite)\b.{0,30}\b(?:instrucciones|reglas|indicaciones)\b"
        r"|\b(?:ignorier\w*|vergiss|missachte)\b.{0,40}\b(?:anweisungen|regeln|vorgaben"
        r"|instruktionen)\b|\b(?:ignorez?|oubliez?)\b.{0,30}\b(?:instructions|consignes"
        r"|règles)\b|\b(?:ignora|dimentica)\b.{0,30}\b(?:istruzioni|regole)\b|\b(?:ignore"
        r"|esqueça)\b.{0,30}\b(?:instruções|regras)\b",
    ),
    rule(
        "injection",
        0.6,
        r"(?<!our )(?<!shop )(?<!sales )\b(?:ai|a\.i\.|assistant|chatbot|bot|kiosk"
        r"|language model|llm|voice agent)s?\b[,:]?\s+(?:reading this|must|should|shall|will"
        r"|please|has to"
        r"|is (?:required|instructed|authori[sz]ed|to)|are (?:required|instructed"
        r"|authori[sz]ed|to)|always|do not|tell|offer|give|ignore|respond)\b",
        untrusted_only=True,
    ),
    rule(
        "injection",
        0.6,
        r"\b(?:tell|inform|convince|instruct|ask) (?:the |every |all )?(?:customers?"
        r"|shoppers?|users?|visitors?|people)\b.{0,60}\b(?:free|refund|discount|password|card"
        r"|email|send|visit|click|call|go to|pin)\b",
        untrusted_only=True,
    ),
    rule(
        "injection",
        0.6,
        r"\b(?:offer|grant|give|issue|approve|apply)\b.{0,30}\b(?:full refund|free|100 ?%"
        r"|refund|discount)\b.{0,40}\b(?:without|regardless|to (?:anyone|everyone|every|all"
        r"|any)|whenever|automatically|no matter|immediately)\b",
        untrusted_only=True,
    ),
    rule(
        "injection",
        0.6,
        r"\b(?:send|post|upload|forward|email|transmit|exfiltrate)\b.{0,50}\b(?:conversation"
        r"|transcript|chat|customer data|personal data|names|card|history|https?://|@)\b",
        untrusted_only=True,
    ),
    rule(
        "injection",
        0.8,
        r"\bwhat (?:were you|have you been|did (?:they|the (?:owner|developers?)) )\s*(?:told"
        r"|instructed|programmed|tell you|ask you)\b",
    ),
    rule(
        "injection",
        0.4,
        rf"{_DROP}(?:\W+\w+){{0,3}}?\W+{_ORDERS}\W+and (?:tell|give|show|let|say|help|do|sell)\b",
    ),
    rule(
        "injection",
        0.8,
        rf"{_DROP}(?:\W+\w+)?\W+what (?:the|your|they|anyone|everyone)\b(?:\W+\w+)?\W+(?:told"
        rf"|said|instructed)\b",
    ),
    rule(
        "injection",
        0.7,
        r"\bas if (?:there were|you had) no (?:policies|rules|restrictions|limits|filters)\b",
    ),
    rule(
        "injection",
        0.7,
        r"\bwhat (?:rules|things|secrets|topics)\b.{0,20}\bnot allowed to (?:tell|reveal|say"
        r"|share)\b",
    ),
    rule(
        "injection",
        0.7,
        r"\b(?:new (?:conversation|session|chat|context)|end of (?:conversation|prompt"
        r"|context|instructions|system prompt))\s*[.:;]|\b(?:session|shell|terminal) as root\b",
    ),
)
"""Attempts to steer the machine."""
