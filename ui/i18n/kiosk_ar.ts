<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
<context>
    <name>ApprovalSheet</name>
    <message>
        <source>Nothing happens before you say yes</source>
        <translation>لن يحدث شيء قبل موافقتك</translation>
    </message>
    <message>
        <source>A member of staff enters the PIN</source>
        <translation>يُدخل أحد الموظفين الرمز السري</translation>
    </message>
    <message>
        <source>Enter the code on your receipt</source>
        <translation>أدخل الرمز الموجود على إيصالك</translation>
    </message>
    <message>
        <source>No, don’t</source>
        <translation>لا، لا تفعل</translation>
    </message>
    <message>
        <source>Yes, do it</source>
        <translation>نعم، نفّذ</translation>
    </message>
</context>
<context>
    <name>AskChip</name>
    <message>
        <source>Ask this</source>
        <translation>اسأل هذا</translation>
    </message>
</context>
<context>
    <name>AttractScene</name>
    <message>
        <source>Touch anywhere to begin</source>
        <translation>المس الشاشة للبدء</translation>
    </message>
    <message>
        <source>Ask me</source>
        <translation>اسألني</translation>
    </message>
    <message>
        <source>The camera sees only that somebody moves. No picture is kept.</source>
        <translation>ترى الكاميرا فقط أن أحدًا يتحرك. لا تُحفظ أي صورة.</translation>
    </message>
</context>
<context>
    <name>CameraScene</name>
    <message>
        <source>Show me what it is about</source>
        <translation>أرني ما تسأل عنه</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>انظر ثانية</translation>
    </message>
    <message>
        <source>Hold the picture</source>
        <translation>ثبّت الصورة</translation>
    </message>
    <message>
        <source>Close camera</source>
        <translation>إغلاق الكاميرا</translation>
    </message>
    <message>
        <source>The picture stays on this device and is dropped after the answer.</source>
        <translation>تبقى الصورة على هذا الجهاز وتُحذف بعد الإجابة.</translation>
    </message>
</context>
<context>
    <name>Caption</name>
    <message>
        <source>You asked: %1</source>
        <translation>سألت: %1</translation>
    </message>
</context>
<context>
    <name>ChecksPage</name>
    <message>
        <source>Checks and log</source>
        <translation>الفحوص والسجل</translation>
    </message>
    <message>
        <source>What happens when the cloud, the money, the microphone or the disk goes</source>
        <translation>ماذا يحدث عند فقدان السحابة أو المال أو الميكروفون أو القرص</translation>
    </message>
    <message>
        <source>Pulling plugs…</source>
        <translation>جارٍ الفصل…</translation>
    </message>
    <message>
        <source>Pull the plugs</source>
        <translation>افصل القوابس</translation>
    </message>
    <message>
        <source>Play a sound</source>
        <translation>شغّل صوتا</translation>
    </message>
    <message>
        <source>Look through the camera</source>
        <translation>النظر عبر الكاميرا</translation>
    </message>
    <message>
        <source>The log, newest first; nothing that was said, no keys</source>
        <translation>السجل، الأحدث أولا؛ بلا كلام ولا مفاتيح</translation>
    </message>
</context>
<context>
    <name>CodePad</name>
    <message numerus="yes">
        <source>%n character(s) entered</source>
        <translation>
            <numerusform>لم يُدخل شيء</numerusform>
            <numerusform>أُدخل رمز واحد</numerusform>
            <numerusform>أُدخل رمزان</numerusform>
            <numerusform>أُدخلت %n رموز</numerusform>
            <numerusform>أُدخل %n رمزًا</numerusform>
            <numerusform>أُدخل %n رمز</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>تأكيد</translation>
    </message>
</context>
<context>
    <name>CodeSheet</name>
    <message>
        <source>Take it with you</source>
        <translation>خذها معك</translation>
    </message>
    <message>
        <source>Code to scan with your telephone: %1</source>
        <translation>رمز لمسحه بهاتفك: %1</translation>
    </message>
    <message>
        <source>Point your telephone’s camera at it. The kiosk keeps no copy.</source>
        <translation>وجّه كاميرا هاتفك نحوه. لا يحتفظ الجهاز بأي نسخة.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>تم</translation>
    </message>
</context>
<context>
    <name>ComfortSheet</name>
    <message>
        <source>Settings for you</source>
        <translation>إعداداتك</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>تم</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>الألوان</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>فاتح</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>داكن</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>تباين عالٍ</translation>
    </message>
    <message>
        <source>Speak</source>
        <translation>التحدث</translation>
    </message>
    <message>
        <source>Touch, then talk</source>
        <translation>المس ثم تحدث</translation>
    </message>
    <message>
        <source>Hold while talking</source>
        <translation>اضغط أثناء التحدث</translation>
    </message>
    <message>
        <source>Keep listening</source>
        <translation>استمر بالاستماع</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>حجم النص</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>مستوى الصوت</translation>
    </message>
    <message>
        <source>Speech rate</source>
        <translation>سرعة الصوت</translation>
    </message>
    <message>
        <source>Read the screen aloud</source>
        <translation>قراءة الشاشة بصوت عالٍ</translation>
    </message>
    <message>
        <source>Less motion</source>
        <translation>حركة أقل</translation>
    </message>
</context>
<context>
    <name>Consents</name>
    <message>
        <source>What I may use</source>
        <translation>ما يمكنني استخدامه</translation>
    </message>
</context>
<context>
    <name>ConversationScene</name>
    <message>
        <source>Conversation</source>
        <translation>المحادثة</translation>
    </message>
    <message>
        <source>From the documents</source>
        <translation>من المستندات</translation>
    </message>
</context>
<context>
    <name>Countdown</name>
    <message numerus="yes">
        <source>Counts for %n minute(s)</source>
        <translation>
            <numerusform>ينتهي الآن</numerusform>
            <numerusform>صالح لدقيقة واحدة</numerusform>
            <numerusform>صالح لدقيقتين</numerusform>
            <numerusform>صالح لمدة %n دقائق</numerusform>
            <numerusform>صالح لمدة %n دقيقة</numerusform>
            <numerusform>صالح لمدة %n دقيقة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Counts for %n second(s)</source>
        <translation>
            <numerusform>ينتهي الآن</numerusform>
            <numerusform>صالح لثانية واحدة</numerusform>
            <numerusform>صالح لثانيتين</numerusform>
            <numerusform>صالح لمدة %n ثوانٍ</numerusform>
            <numerusform>صالح لمدة %n ثانية</numerusform>
            <numerusform>صالح لمدة %n ثانية</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Dock</name>
    <message>
        <source>Go on, I’m listening</source>
        <translation>تابع، أنا أستمع</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
    <message>
        <source>Show an item</source>
        <translation>أظهر شيئًا</translation>
    </message>
    <message>
        <source>Call staff</source>
        <translation>نداء موظف</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>ابدأ من جديد</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>توقف</translation>
    </message>
</context>
<context>
    <name>ExpirySheet</name>
    <message>
        <source>Are you still there?</source>
        <translation>هل ما زلت هنا؟</translation>
    </message>
    <message numerus="yes">
        <source>Everything you asked is deleted in %n second(s).</source>
        <translation>
            <numerusform>سيُحذف كل ما سألته الآن.</numerusform>
            <numerusform>سيُحذف كل ما سألته بعد ثانية واحدة.</numerusform>
            <numerusform>سيُحذف كل ما سألته بعد ثانيتين.</numerusform>
            <numerusform>سيُحذف كل ما سألته بعد %n ثوانٍ.</numerusform>
            <numerusform>سيُحذف كل ما سألته بعد %n ثانية.</numerusform>
            <numerusform>سيُحذف كل ما سألته بعد %n ثانية.</numerusform>
        </translation>
    </message>
    <message>
        <source>I’m still here</source>
        <translation>ما زلت هنا</translation>
    </message>
    <message>
        <source>Finish now</source>
        <translation>إنهاء الآن</translation>
    </message>
</context>
<context>
    <name>FarewellScene</name>
    <message>
        <source>What you said</source>
        <translation>ما قلته</translation>
    </message>
    <message>
        <source>What you typed and showed</source>
        <translation>ما كتبته وعرضته</translation>
    </message>
    <message>
        <source>Answers and cards</source>
        <translation>الإجابات والبطاقات</translation>
    </message>
    <message>
        <source>Your settings</source>
        <translation>إعداداتك</translation>
    </message>
    <message>
        <source>Thank you. Everything of your visit was deleted.</source>
        <translation>شكرًا. حُذف كل ما يخص زيارتك.</translation>
    </message>
    <message>
        <source>Thank you</source>
        <translation>شكرًا</translation>
    </message>
    <message>
        <source>Nothing of your visit stays here.</source>
        <translation>لا يبقى هنا شيء من زيارتك.</translation>
    </message>
    <message>
        <source>%1: deleted</source>
        <translation>%1: حُذف</translation>
    </message>
</context>
<context>
    <name>FiguresPage</name>
    <message>
        <source>Figures and cost</source>
        <translation>الأرقام والتكلفة</translation>
    </message>
    <message>
        <source>How the last %1 turns ended</source>
        <translation>كيف انتهت آخر %1 محادثة</translation>
    </message>
    <message>
        <source>Time to the whole answer, newest last</source>
        <translation>الوقت حتى اكتمال الإجابة، الأحدث أخيرًا</translation>
    </message>
    <message>
        <source>Cloud today: %1 US dollars</source>
        <translation>السحابة اليوم: %1 دولار أمريكي</translation>
    </message>
    <message>
        <source>No cloud tier is in use.</source>
        <translation>لا تُستخدم أي سحابة.</translation>
    </message>
    <message>
        <source>Shut down on %1; choose another model before that.</source>
        <translation>يتوقف في %1؛ اختر نموذجًا آخر قبل ذلك.</translation>
    </message>
</context>
<context>
    <name>HealthLine</name>
    <message>
        <source>Fine</source>
        <translation>سليم</translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>معطل</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>يحتاج مراجعة</translation>
    </message>
</context>
<context>
    <name>HealthPage</name>
    <message>
        <source>Health</source>
        <translation>الحالة</translation>
    </message>
</context>
<context>
    <name>JobsScene</name>
    <message>
        <source>Your jobs</source>
        <translation>مهامك</translation>
    </message>
</context>
<context>
    <name>Languages</name>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
</context>
<context>
    <name>ListeningScene</name>
    <message>
        <source>You can also ask</source>
        <translation>يمكنك أيضًا أن تسأل</translation>
    </message>
    <message>
        <source>Go ahead, I’m listening…</source>
        <translation>تفضّل، أنا أستمع…</translation>
    </message>
</context>
<context>
    <name>LogLine</name>
    <message>
        <source>Warning</source>
        <translation>تحذير</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Tandem Kiosk</source>
        <translation>Tandem Kiosk</translation>
    </message>
</context>
<context>
    <name>Narrator</name>
    <message>
        <source>You are talking to an AI</source>
        <translation>أنت تتحدث إلى ذكاء اصطناعي</translation>
    </message>
    <message>
        <source>Are you still there?</source>
        <translation>هل ما زلت هنا؟</translation>
    </message>
    <message>
        <source>Thank you. Everything of your visit was deleted.</source>
        <translation>شكرًا. حُذف كل ما يخص زيارتك.</translation>
    </message>
    <message>
        <source>The screen is read aloud. Tab moves on, Enter chooses, F4 repeats, F3 stops and goes on.</source>
        <translation>تُقرأ الشاشة بصوت عالٍ. مفتاح Tab للتقدم، وEnter للاختيار، وF4 للإعادة، وF3 للإيقاف والمتابعة.</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>مختار</translation>
    </message>
</context>
<context>
    <name>NextQuestions</name>
    <message>
        <source>Ask next</source>
        <translation>اسأل بعد ذلك</translation>
    </message>
</context>
<context>
    <name>OpenQuestionCard</name>
    <message numerus="yes">
        <source>asked %n time(s)</source>
        <translation>
            <numerusform>لم يُسأل</numerusform>
            <numerusform>سُئل مرة</numerusform>
            <numerusform>سُئل مرتين</numerusform>
            <numerusform>سُئل %n مرات</numerusform>
            <numerusform>سُئل %n مرة</numerusform>
            <numerusform>سُئل %n مرة</numerusform>
        </translation>
    </message>
    <message>
        <source>The answer in one line</source>
        <translation>الإجابة في سطر واحد</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>تجاهل</translation>
    </message>
</context>
<context>
    <name>PlanPanel</name>
    <message>
        <source>The plan</source>
        <translation>الخطة</translation>
    </message>
</context>
<context>
    <name>PlanStepItem</name>
    <message>
        <source>Step %1: %2. %3</source>
        <translation>الخطوة %1: %2. %3</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>استبعاد</translation>
    </message>
    <message>
        <source>Leave out step %1</source>
        <translation>استبعاد الخطوة %1</translation>
    </message>
</context>
<context>
    <name>ProblemScene</name>
    <message>
        <source>For our staff: %1</source>
        <translation>لموظفينا: %1</translation>
    </message>
</context>
<context>
    <name>ProcedureScene</name>
    <message>
        <source>Step %1 of %2</source>
        <translation>الخطوة %1 من %2</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>السلامة</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>I have done this safely</source>
        <translation>أنجزت ذلك بأمان</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>إنهاء</translation>
    </message>
    <message>
        <source>Done, next step</source>
        <translation>تم، الخطوة التالية</translation>
    </message>
    <message>
        <source>Where it stands</source>
        <translation>أين ورد ذلك</translation>
    </message>
</context>
<context>
    <name>Provenance</name>
    <message>
        <source>Thank you</source>
        <translation>شكرًا</translation>
    </message>
    <message>
        <source>Helpful</source>
        <translation>مفيد</translation>
    </message>
    <message>
        <source>Noted</source>
        <translation>سُجّل</translation>
    </message>
    <message>
        <source>Not helpful</source>
        <translation>غير مفيد</translation>
    </message>
</context>
<context>
    <name>QuestionField</name>
    <message>
        <source>Type your question</source>
        <translation>اكتب سؤالك</translation>
    </message>
    <message>
        <source>Enter sends it</source>
        <translation>مفتاح الإدخال يرسله</translation>
    </message>
    <message>
        <source>Send the question</source>
        <translation>أرسل السؤال</translation>
    </message>
</context>
<context>
    <name>QuestionsPage</name>
    <message>
        <source>Unanswered</source>
        <translation>بلا إجابة</translation>
    </message>
    <message>
        <source>One line from you, and the kiosk answers it as soon as nobody is there.</source>
        <translation>سطر واحد منك، ويجيب الجهاز عنه فور خلوّ المكان.</translation>
    </message>
    <message>
        <source>Every question found its answer.</source>
        <translation>وجد كل سؤال إجابته.</translation>
    </message>
</context>
<context>
    <name>Say</name>
    <message>
        <source>Getting ready</source>
        <translation>جارٍ التحضير</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>أستمع</translation>
    </message>
    <message>
        <source>Understanding</source>
        <translation>أفهم</translation>
    </message>
    <message>
        <source>Looking it up</source>
        <translation>أبحث</translation>
    </message>
    <message>
        <source>Answering</source>
        <translation>أجيب</translation>
    </message>
    <message>
        <source>Speaking</source>
        <translation>أتحدث</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>حدث خطأ ما</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>جاهز</translation>
    </message>
    <message>
        <source>No microphone: type instead</source>
        <translation>لا ميكروفون: اكتب</translation>
    </message>
    <message>
        <source>I’m listening</source>
        <translation>أنا أستمع</translation>
    </message>
    <message>
        <source>One moment</source>
        <translation>لحظة</translation>
    </message>
    <message>
        <source>Touch to ask again</source>
        <translation>المس لتسأل ثانية</translation>
    </message>
    <message>
        <source>Hold and talk</source>
        <translation>اضغط وتحدث</translation>
    </message>
    <message>
        <source>Touch to talk</source>
        <translation>المس للتحدث</translation>
    </message>
    <message>
        <source>Quoted</source>
        <translation>اقتباس</translation>
    </message>
    <message>
        <source>Store policy</source>
        <translation>سياسة المتجر</translation>
    </message>
    <message>
        <source>Looked up now</source>
        <translation>بُحث عنه الآن</translation>
    </message>
    <message>
        <source>In other words</source>
        <translation>بعبارة أخرى</translation>
    </message>
    <message>
        <source>Cloud</source>
        <translation>السحابة</translation>
    </message>
    <message>
        <source>A colleague</source>
        <translation>زميل</translation>
    </message>
    <message>
        <source>On this device</source>
        <translation>على هذا الجهاز</translation>
    </message>
    <message>
        <source>Answered with the cloud</source>
        <translation>أُجيب عبر السحابة</translation>
    </message>
    <message>
        <source>Answered by a colleague</source>
        <translation>أجاب أحد الزملاء</translation>
    </message>
    <message>
        <source>Answered on this device</source>
        <translation>أُجيب على هذا الجهاز</translation>
    </message>
    <message>
        <source>nothing left this machine</source>
        <translation>لم يخرج منه شيء</translation>
    </message>
    <message>
        <source>%1 bytes left this machine</source>
        <translation>خرج %1 بايت من الجهاز</translation>
    </message>
    <message>
        <source>%1 kB left this machine</source>
        <translation>خرج %1 ك.ب من الجهاز</translation>
    </message>
    <message>
        <source>Not in the store’s documents</source>
        <translation>غير موجود في مستندات المتجر</translation>
    </message>
    <message>
        <source>Not something I can help with here</source>
        <translation>لا يمكنني المساعدة في هذا هنا</translation>
    </message>
    <message>
        <source>Handed to a colleague</source>
        <translation>أُحيل إلى زميل</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>أُجيب</translation>
    </message>
    <message>
        <source>Not in the documents</source>
        <translation>ليس في المستندات</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>رُفض</translation>
    </message>
    <message>
        <source>Handed to staff</source>
        <translation>أُحيل إلى الموظفين</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>فشل</translation>
    </message>
    <message>
        <source>Cloud, standard</source>
        <translation>السحابة، قياسي</translation>
    </message>
    <message>
        <source>Cloud, premium</source>
        <translation>السحابة، ممتاز</translation>
    </message>
    <message>
        <source>House rules</source>
        <translation>قواعد المتجر</translation>
    </message>
    <message>
        <source>%1 · page %2</source>
        <translation>%1 · صفحة %2</translation>
    </message>
    <message>
        <source>Page %1</source>
        <translation>صفحة %1</translation>
    </message>
    <message>
        <source>Sold out</source>
        <translation>نفد</translation>
    </message>
    <message>
        <source>%1 in stock</source>
        <translation>%1 متوفر</translation>
    </message>
    <message>
        <source>Waits for your yes</source>
        <translation>بانتظار موافقتك</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>تم</translation>
    </message>
    <message>
        <source>Saved, sent as soon as possible</source>
        <translation>محفوظ، يُرسل بأسرع وقت</translation>
    </message>
    <message>
        <source>Did not work</source>
        <translation>لم ينجح</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>تم التراجع</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>استُبعد</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>قيد الانتظار</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>بدأ</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>مفتوح</translation>
    </message>
    <message>
        <source>A colleague is on the way</source>
        <translation>زميل في الطريق إليك</translation>
    </message>
    <message>
        <source>Nobody came yet, so I called again</source>
        <translation>لم يأتِ أحد بعد، فناديت مجددًا</translation>
    </message>
    <message>
        <source>Please ask at the service desk</source>
        <translation>يرجى السؤال عند مكتب الخدمة</translation>
    </message>
    <message>
        <source>A colleague was called</source>
        <translation>تم نداء زميل</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>الميكروفون</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>الكاميرا</translation>
    </message>
    <message>
        <source>Help from the cloud</source>
        <translation>مساعدة من السحابة</translation>
    </message>
    <message>
        <source>Remember this talk</source>
        <translation>تذكّر هذه المحادثة</translation>
    </message>
    <message>
        <source>It is too dark. Turn it to the light.</source>
        <translation>المكان مظلم. أدره نحو الضوء.</translation>
    </message>
    <message>
        <source>It is too bright. Tilt it a little.</source>
        <translation>الإضاءة قوية. أمِله قليلًا.</translation>
    </message>
    <message>
        <source>Hold it still for a moment.</source>
        <translation>ثبّته لحظة.</translation>
    </message>
    <message>
        <source>A little further away, please.</source>
        <translation>أبعده قليلًا من فضلك.</translation>
    </message>
    <message>
        <source>A little closer, please.</source>
        <translation>قرّبه قليلًا من فضلك.</translation>
    </message>
    <message>
        <source>I am reading it…</source>
        <translation>أنا أقرأها…</translation>
    </message>
    <message>
        <source>I know this one. Ask your question.</source>
        <translation>أعرف هذا. اطرح سؤالك.</translation>
    </message>
    <message>
        <source>Now ask your question about it.</source>
        <translation>اطرح سؤالك عنه الآن.</translation>
    </message>
    <message>
        <source>Hold the label, the code or the display in front of the camera.</source>
        <translation>ضع الملصق أو الرمز أو الشاشة أمام الكاميرا.</translation>
    </message>
    <message>
        <source>The voice does not work now; the answer is on the screen.</source>
        <translation>الصوت لا يعمل الآن؛ الإجابة على الشاشة.</translation>
    </message>
    <message>
        <source>The microphone is not there; please type.</source>
        <translation>الميكروفون غير موجود؛ يرجى الكتابة.</translation>
    </message>
    <message>
        <source>A translation was not exact; you see the original.</source>
        <translation>لم تكن إحدى الترجمات دقيقة؛ ترى النص الأصلي.</translation>
    </message>
    <message>
        <source>I could not understand you</source>
        <translation>لم أفهمك</translation>
    </message>
    <message>
        <source>The voice does not work</source>
        <translation>الصوت لا يعمل</translation>
    </message>
    <message>
        <source>Something went wrong inside the kiosk</source>
        <translation>حدث خطأ داخل الجهاز</translation>
    </message>
    <message>
        <source>Ask once more in a moment, or type your question.</source>
        <translation>اسأل ثانية بعد لحظة أو اكتب سؤالك.</translation>
    </message>
    <message>
        <source>The answer stands on the screen.</source>
        <translation>الإجابة على الشاشة.</translation>
    </message>
    <message>
        <source>Please try again.</source>
        <translation>يرجى المحاولة ثانية.</translation>
    </message>
</context>
<context>
    <name>Scroller</name>
    <message>
        <source>Page</source>
        <translation>صفحة</translation>
    </message>
</context>
<context>
    <name>Sentence</name>
    <message>
        <source>Speaking</source>
        <translation>أتحدث</translation>
    </message>
    <message>
        <source>translated from %1</source>
        <translation>مترجم من %1</translation>
    </message>
</context>
<context>
    <name>SheetLine</name>
    <message>
        <source>not filled yet</source>
        <translation>لم يُملأ بعد</translation>
    </message>
    <message>
        <source>Asked now</source>
        <translation>يُسأل الآن</translation>
    </message>
    <message>
        <source>Please check</source>
        <translation>يرجى التحقق</translation>
    </message>
</context>
<context>
    <name>SheetScene</name>
    <message>
        <source>Job sheet %1</source>
        <translation>ورقة العمل %1</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>لا صور</numerusform>
            <numerusform>صورة واحدة</numerusform>
            <numerusform>صورتان</numerusform>
            <numerusform>%n صور</numerusform>
            <numerusform>%n صورة</numerusform>
            <numerusform>%n صورة</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SourceCard</name>
    <message>
        <source>Source %1: %2, %3. %4</source>
        <translation>المصدر %1: %2، %3. %4</translation>
    </message>
    <message>
        <source>Read the whole passage</source>
        <translation>اقرأ المقطع كاملًا</translation>
    </message>
</context>
<context>
    <name>SourceNumber</name>
    <message>
        <source>Source %1</source>
        <translation>المصدر %1</translation>
    </message>
</context>
<context>
    <name>SourcePanel</name>
    <message>
        <source>Found in the documents</source>
        <translation>وُجد في المستندات</translation>
    </message>
    <message>
        <source>From the documents</source>
        <translation>من المستندات</translation>
    </message>
</context>
<context>
    <name>SourceReader</name>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>… the document begins further up</source>
        <translation>… المستند يبدأ أعلى</translation>
    </message>
    <message>
        <source>the document goes on …</source>
        <translation>المستند يستمر…</translation>
    </message>
</context>
<context>
    <name>StaffArea</name>
    <message>
        <source>Staff area</source>
        <translation>منطقة الموظفين</translation>
    </message>
    <message>
        <source>Lock and leave</source>
        <translation>قفل وخروج</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Why did it say that?</source>
        <translation>لماذا قال ذلك؟</translation>
    </message>
    <message>
        <source>Unanswered</source>
        <translation>بلا إجابة</translation>
    </message>
    <message>
        <source>Figures and cost</source>
        <translation>الأرقام والتكلفة</translation>
    </message>
    <message>
        <source>Packs and audit</source>
        <translation>الحزم والتدقيق</translation>
    </message>
    <message>
        <source>Checks and log</source>
        <translation>الفحوص والسجل</translation>
    </message>
</context>
<context>
    <name>StaffGate</name>
    <message>
        <source>Staff area</source>
        <translation>منطقة الموظفين</translation>
    </message>
    <message>
        <source>Enter your PIN</source>
        <translation>أدخل رمزك السري</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
</context>
<context>
    <name>Stepper</name>
    <message>
        <source>%1: less</source>
        <translation>%1: أقل</translation>
    </message>
    <message>
        <source>%1: more</source>
        <translation>%1: أكثر</translation>
    </message>
</context>
<context>
    <name>SuggestionChip</name>
    <message>
        <source>Ask this</source>
        <translation>اسأل هذا</translation>
    </message>
</context>
<context>
    <name>Suggestions</name>
    <message>
        <source>People ask</source>
        <translation>يسأل الناس</translation>
    </message>
</context>
<context>
    <name>SystemPage</name>
    <message>
        <source>Packs and audit</source>
        <translation>الحزم والتدقيق</translation>
    </message>
    <message>
        <source>What this kiosk serves; another takes over when nobody is there</source>
        <translation>ما يخدمه هذا الجهاز؛ تحل حزمة أخرى محله عندما لا يوجد أحد</translation>
    </message>
    <message>
        <source>The audit: every entry chained, signed and on disk</source>
        <translation>سجل التدقيق: كل قيد مرتبط وموقّع ومحفوظ</translation>
    </message>
    <message>
        <source>Check every entry</source>
        <translation>فحص كل القيود</translation>
    </message>
    <message>
        <source>%1 entries</source>
        <translation>%1 قيد</translation>
    </message>
    <message>
        <source>Nothing was edited, removed or added.</source>
        <translation>لم يُعدَّل شيء أو يُحذف أو يُضف.</translation>
    </message>
    <message>
        <source>Keep the file and tell whoever answers for this kiosk.</source>
        <translation>احتفظ بالملف وأبلغ المسؤول عن هذا الجهاز.</translation>
    </message>
</context>
<context>
    <name>TalkButton</name>
    <message>
        <source>Speak your question. Space on the keyboard does the same.</source>
        <translation>قل سؤالك. مفتاح المسافة يفعل الشيء نفسه.</translation>
    </message>
</context>
<context>
    <name>TimesChart</name>
    <message>
        <source>Slowest: %1 seconds</source>
        <translation>الأبطأ: %1 ثانية</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Tandem Kiosk</source>
        <translation>Tandem Kiosk</translation>
    </message>
</context>
<context>
    <name>TrustBadge</name>
    <message>
        <source>Microphone on</source>
        <translation>الميكروفون مفتوح</translation>
    </message>
    <message>
        <source>Camera sees movement</source>
        <translation>الكاميرا ترى الحركة</translation>
    </message>
    <message>
        <source>%1. %2.</source>
        <translation>%1. %2.</translation>
    </message>
</context>
<context>
    <name>TurnCard</name>
    <message>
        <source>Why did it say that?</source>
        <translation>لماذا قال ذلك؟</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 ث</translation>
    </message>
</context>
<context>
    <name>TurnsPage</name>
    <message>
        <source>Turns</source>
        <translation>المحادثات</translation>
    </message>
    <message>
        <source>No turn has been recorded yet.</source>
        <translation>لم تُسجَّل أي محادثة بعد.</translation>
    </message>
</context>
<context>
    <name>Viewfinder</name>
    <message>
        <source>Held picture</source>
        <translation>صورة مثبتة</translation>
    </message>
    <message>
        <source>Live picture of the camera</source>
        <translation>صورة مباشرة من الكاميرا</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>مثبتة</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>مباشر</translation>
    </message>
</context>
<context>
    <name>WelcomeScene</name>
    <message>
        <source>You are talking to an AI</source>
        <translation>أنت تتحدث إلى ذكاء اصطناعي</translation>
    </message>
    <message>
        <source>How can I help?</source>
        <translation>كيف يمكنني المساعدة؟</translation>
    </message>
    <message>
        <source>Touch the button and ask, or type.</source>
        <translation>المس الزر واسأل، أو اكتب.</translation>
    </message>
</context>
<context>
    <name>WhyPanel</name>
    <message>
        <source>Why did it say that?</source>
        <translation>لماذا قال ذلك؟</translation>
    </message>
    <message>
        <source>Who answered, and why</source>
        <translation>من أجاب ولماذا</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>ما وُجد</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>لا شيء</translation>
    </message>
    <message>
        <source>How each sentence was checked</source>
        <translation>كيف فُحصت كل جملة</translation>
    </message>
    <message>
        <source>No sentence was said</source>
        <translation>لم تُقل أي جملة</translation>
    </message>
    <message>
        <source>What left the machine</source>
        <translation>ما خرج من الجهاز</translation>
    </message>
    <message>
        <source>What worked worse</source>
        <translation>ما عمل بشكل أسوأ</translation>
    </message>
</context>
</TS>
