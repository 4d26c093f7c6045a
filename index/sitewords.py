"""The words that pages use for their own business, in English and on any site.

Each is a regular expression, one a line, for a line in lower case. No outlet is named here; names
of networks are, for pages are full of their buttons.
"""

from __future__ import annotations

OPENINGS: dict[str, str] = {
    "comments": r"""
        (?:top |all |view |show |read |load |see |add |post |no |more )*comments?\W*[\d,]*\W*$
        \(?[\d,]+\)? (?:comments?|replies|responses)(?:\W*$| (?:to|on)\b)
        permalink\b
        (?:reply|replies|responses)\W*[\d,]*\W*$
        comments? (?:section|policy|guidelines|rules|below|here|off)\b
        comments? (?:are|is|have been) (?:closed|disabled|moderated|off|turned)\b
        (?:leave|write|post|add) (?:a|your) (?:reply|comment|response)\b
        be the first to (?:comment|reply)
        join the (?:conversation|discussion)
        (?:log|sign) in to (?:comment|reply|post)
        commenting (?:for|on|is|rules|guidelines)\b
        .{0,40}\bcomment(?:ing)? (?:rules|guidelines|policy)\b
        your email address will not be published
        reply to \S+$
        report (?:abuse|comment|this comment)
        notify me (?:of|by|when)\b
        save my name\b
        what do you think\?$
        have your say
        share your thoughts
    """,
    "related articles": r"""
        (?:related|recommended|suggested|similar|popular|trending|featured|further)\W*$
        (?:related|recommended|suggested|similar) (?:articles?|stor(?:y|ies)|news|posts?|content)\b
        (?:related|recommended|suggested|similar) (?:topics?|links?|reading|coverage|videos?|for)\b
        (?:related|recommended|also read|read also|read (?:more|next|this)|see also)\b.{0,8}:
        (?:don['’]t miss|must read|up next|keep reading|go deeper|watch)\s?:
        (?:also read|read also|read more|read next|see also|up next|next up|people also read)\b
        more (?:on this|from|stories|news|like this|to explore|coverage)\b
        you (?:may|might|could) (?:also )?(?:like|enjoy|be interested)
        editor['’]?s?['’]? (?:picks?|choice)\b
        most (?:read|popular|viewed|recent|shared|commented)\b
        latest (?:news|stories|articles|posts|headlines|from)\b
        (?:top|other|recent|trending|popular|featured) (?:stories|posts|articles|news|now)\b
        (?:from )?around the web\b
        (?:sponsored|promoted) (?:content|links|stories)\b
        what to read next\b
        in case you missed it\b
        in other news\b
        in this (?:article|story)$
    """,
    "navigation": r"""
        (?:skip|jump) to (?:\w+ )?(?:content|navigation|main|search|footer|index|site|article)
        (?:back|return|go|scroll) to (?:the )?(?:top|home|start)\b
        (?:main |site )?menu$
        (?:toggle|open|close|show|hide) (?:the )?(?:navigation|menu|search|captions?)\b
        (?:prev|previous|next)\b(?: (?:article|post|story|page))?[:»›>→ ]*$
        (?:prev|next) \S
        (?:previous|next) (?:article|post|story)\b
        (?:category|categories|tags?|topics?|keywords|section|filed under)\s?(?::|$)
        (?:filed under|posted in|tagged (?:with|in|as))\b
        (?:more about|explore more|find out more about)\s?:
        full (?:article|story)$
        loading\b\W*$
        search(?: for)?\W*$
        (?:view|see|show|load) (?:all|more)\b
        read (?:the )?full (?:article|story|report)
        (?:listen|watch) live\b
        listen \(\d
        download mp3
        views?: ?[\d.,]+$
        click here
        you are here\b
        (?:go to )?home ?page\b
        site (?:index|map)\b
        all (?:topics|news|sections)$
        today['’]s paper$
        (?:print|english|international) edition$
    """,
    "share links": r"""
        (?:share|tweet|follow|like|find) (?:this|us|on|it|via|the (?:story|article)|me)\b
        .{0,40}\bfollow (?:us|@\S+|him|her|them|me) on\b
        for (?:the )?(?:latest|more) .{0,60}\bfollow\b
        (?:email|print|gift|save|copy|bookmark) (?:this|the|link)\b
        (?:share|follow):
        listen to this
        sharing is caring\b
        media playback is unsupported\b
        play audio$
        \(?opens in (?:a )?new window\)?
        click to (?:share|email|print)
        [\d.,]+k? (?:shares?|views?|likes?|reads?)$
    """,
    "relative date": r"""
        (?:updated |published |posted )?(?:an?|\d+) (?:min|minute|hour|day|week|month|year)s? ago$
        (?:yesterday|today|just now)$
    """,
    "advertisement": r"""
        advertis(?:e|ement|ements|ing)\W*$
        advertis(?:e|ement|ements|ing) ?[-–—:] ?
        ads?$
        sponsored\b.{0,20}$
        supported by$
        promoted$
        paid (?:post|content)\b
        (?:article|story|content) continues (?:below|after)
        (?:continue|story|scroll|scroll down) (?:to )?(?:reading|continues|continue)\b
        this (?:ad|advertisement|video) (?:will|is)\b
        (?:ad feedback|report this ad)
    """,
    "subscription notice": r"""
        (?:un)?subscribe(?:rs?)?\b
        subscriptions?\b
        unlock (?:\S+ ){1,5}(?:for free|free|now|access|article|story)
        (?:sign|log)[ -]?(?:up|in|out)\b
        register(?: (?:now|for|to|here|free))?$
        newsletters?\b
        (?:get|receive) (?:.{1,80} )?(?:inbox|newsletters?|e?-?mails?|alerts?|access|delivered)\b
        create (?:an|a free|your) account
        already (?:a|have an?) (?:\w+ )?(?:account|member|subscriber|subscription)
        (?:become|be) a (?:\w+ )?(?:member|subscriber|supporter|patron)\b
        (?:start|try) (?:your|a|our) (?:free )?trial
        my account$
        download (?:the|our) .{0,20}\bapp\b
        support (?:our|independent|quality|local) (?:\w+ )?(?:journalism|news|media|reporting|work)
        (?:enter )?your e-?mail\b
        e-?mail address\b
        donate\b
        you have .{0,20}articles? (?:left|remaining)
        this article is for\b
    """,
    "footer": r"""
        (?:©|\(c\) ?\d{4}|copyright\b)
        .{0,80}\ball rights reserved
        terms (?:of|and|&)\b
        privacy\b
        (?:about|contact)(?: us)?$
        advertise with\b
        accessibility\b
        do not sell\b
        powered by\b
        our (?:team|partners)$
        (?:careers|help|faqs?|imprint)$
        (?:cookie policy|legal notice)\b
    """,
    "caption": r"""
        (?:file |stock |media )?(?:photos?|images?|pictures?|photographs?|caption|credits?)\s?[:/|]
        (?:photo|image|picture|media|video)s? (?:source|caption|credits?|courtesy)\b
        (?:photo|photograph|picture|image|illustration|graphic|video)s? by\b
        \((?:[^()]{0,60} )?(?:photo|image|picture|video|graphic)s?(?:[ /:][^()]{0,60})?\)\.?$
        (?:image )?\d+ (?:of|/) \d+$
        (?:watch|play)(?: the| this)? video\b
        enlarge (?:image|this)
        photo gallery
        .{0,200}\b(?:getty images|shutterstock|file photo\b.{0,30})\W*$
        .{0,200}\(\w+ [^()/]{2,40}/[^()/]{2,30}\)\W*$
        .{0,240}\((?:photo|picture|image)s? by [^()]{2,60}\)\W*$
        .{0,240}[.!?)] photo(?:graph)?s?: [^.]{2,60}$
        .{0,200}\([a-z]{2,6} photo[^()]{0,60}\)\W*$
        .{0,200}\bcredit\.\.\. .{0,80}$
    """,
}
"""What a short line of each kind begins with; `$` where that has to be all of it."""

PHRASES: dict[str, str] = {
    "cookie notice": r"""
        ^(?:we value your privacy|accept all|accept cookies|manage (?:choices|preferences))\b
        \b(?:uses?|using|accept|our|about|these|non-essential) cookies\b
        \bcookies? (?:policy|settings|preferences|consent|notice)\b
        \bcookies? (?:to|and|help|are) .{0,80}\b(?:site|website|experience|browser|traffic|ads)\b
    """,
    "subscription notice": r"""
        \bsign up (?:for|to) (?:our|the|receive|get)\b
        \bsubscribe (?:to|now|today)\b
        ^(?:did you like|did you enjoy|enjoying) (?:this|our) (?:article|story|reporting|work)\b
        \b(?:to|in|into) your inbox\b
        \bour (?:free |daily |weekly ){0,3}newsletters?\b
        \b(?:subscribers? only|digital subscription)\b
    """,
    "share links": r"""
        \b(?:follow|like|join) (?:us|the \w+|@\w+|our \w+) on (?:facebook|twitter|instagram)\b
        \b(?:follow|like|join) (?:us|the \w+|@\w+|our \w+) on (?:whatsapp|telegram|google)\b
        \bfan and comment on our\b
    """,
    "comments": r"""
        \bcomments? (?:section|policy|are (?:closed|moderated|subject))\b
        \brequired fields are marked\b
        \bpost(?:ing)? a comment\b
    """,
    "footer": r"""
        \ball rights reserved\b
        \bmay not be (?:published|reproduced|republished|copied|redistributed)\b
        \bterms (?:of (?:use|service)|and conditions)\b
        \b(?:privacy|cookie) policy\b
    """,
}
"""What a longer line of each kind holds somewhere."""

PHRASE_HINTS: dict[str, tuple[str, ...]] = {
    "cookie notice": ("cookie", "we value", "accept all", "manage"),
    "subscription notice": ("sign up", "subscri", "inbox", "newsletter", "did you", "enjoy"),
    "share links": (
        "facebook",
        "twitter",
        "instagram",
        "whatsapp",
        "telegram",
        "google",
        "fan and",
    ),
    "comments": ("comment", "required fields"),
    "footer": ("reserved", "may not be", "terms ", "policy"),
}
"""Words of which each of those lines has one: looked for first, for it costs a tenth."""

SHARE_WORDS = frozenset(
    """a a+ a- and app article bluesky bookmark by comment comments copy e-mail email facebook flip
    flipboard follow font friends gift google google+ icon icons instagram it like line link
    linkedin mail mastodon messenger more on options page pin pinterest pocket post print
    reddit rss save send share shared shares size skype sms snapchat story telegram text the
    this threads tiktok to tumblr tweet twitter url us via viber vk wechat weibo whats
    whatsapp with x your youtube""".split(),
)
"""What a row of buttons for sharing is made of."""

SHARE_CORE = frozenset(
    """copy e-mail email facebook flipboard instagram linkedin messenger pinterest print reddit
    share shares telegram tumblr tweet twitter whatsapp youtube""".split(),
)
"""Without one of these it is no such row."""

SECTIONS = frozenset(
    """about africa americas analysis arts asia business cars classifieds climate comment contact
    courts crime culture economy editorial editorials education entertainment environment
    europe features finance food health home international jobs latest life lifestyle live
    local magazine markets media menu metro money more motoring national news newsletters
    obituaries opinion opinions photos pictures podcasts politics property region regional
    religion science search society sport sports tech technology travel trending video
    videos weather world""".split(),
)
"""Sections that newspapers have: alone on a line, they are a menu."""
