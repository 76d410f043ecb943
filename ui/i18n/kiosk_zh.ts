<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh" sourcelanguage="en">
<context>
    <name>ApprovalSheet</name>
    <message>
        <source>Nothing happens before you say yes</source>
        <translation>未经您同意，不会执行</translation>
    </message>
    <message>
        <source>A member of staff enters the PIN</source>
        <translation>请员工输入密码</translation>
    </message>
    <message>
        <source>Enter the code on your receipt</source>
        <translation>请输入小票上的代码</translation>
    </message>
    <message>
        <source>No, don’t</source>
        <translation>不要</translation>
    </message>
    <message>
        <source>Yes, do it</source>
        <translation>好，执行</translation>
    </message>
</context>
<context>
    <name>AskChip</name>
    <message>
        <source>Ask this</source>
        <translation>问这个问题</translation>
    </message>
</context>
<context>
    <name>AttractScene</name>
    <message>
        <source>Touch anywhere to begin</source>
        <translation>轻触屏幕任意处开始</translation>
    </message>
    <message>
        <source>Ask me</source>
        <translation>问问我</translation>
    </message>
    <message>
        <source>The camera sees only that somebody moves. No picture is kept.</source>
        <translation>摄像头只感知有人走动，不保存任何画面。</translation>
    </message>
</context>
<context>
    <name>CameraScene</name>
    <message>
        <source>Show me what it is about</source>
        <translation>请给我看看是什么</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>再看一次</translation>
    </message>
    <message>
        <source>Hold the picture</source>
        <translation>定格画面</translation>
    </message>
    <message>
        <source>Close camera</source>
        <translation>关闭摄像头</translation>
    </message>
    <message>
        <source>The picture stays on this device and is dropped after the answer.</source>
        <translation>画面仅留在本机，回答后即删除。</translation>
    </message>
</context>
<context>
    <name>Caption</name>
    <message>
        <source>You asked: %1</source>
        <translation>您问：%1</translation>
    </message>
</context>
<context>
    <name>ChecksPage</name>
    <message>
        <source>Checks and log</source>
        <translation>检查与日志</translation>
    </message>
    <message>
        <source>What happens when the cloud, the money, the microphone or the disk goes</source>
        <translation>云端、额度、麦克风或磁盘出故障时会怎样</translation>
    </message>
    <message>
        <source>Pulling plugs…</source>
        <translation>正在拔线…</translation>
    </message>
    <message>
        <source>Pull the plugs</source>
        <translation>拔线演练</translation>
    </message>
    <message>
        <source>Play a sound</source>
        <translation>播放声音</translation>
    </message>
    <message>
        <source>Look through the camera</source>
        <translation>查看摄像头画面</translation>
    </message>
    <message>
        <source>The log, newest first; nothing that was said, no keys</source>
        <translation>日志，最新在前；不含谈话和密钥</translation>
    </message>
</context>
<context>
    <name>CodePad</name>
    <message numerus="yes">
        <source>%n character(s) entered</source>
        <translation>
            <numerusform>已输入 %n 个字符</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>确认</translation>
    </message>
</context>
<context>
    <name>CodeSheet</name>
    <message>
        <source>Take it with you</source>
        <translation>带走信息</translation>
    </message>
    <message>
        <source>Code to scan with your telephone: %1</source>
        <translation>用手机扫描的二维码：%1</translation>
    </message>
    <message>
        <source>Point your telephone’s camera at it. The kiosk keeps no copy.</source>
        <translation>请用手机相机对准。本机不保留副本。</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>ComfortSheet</name>
    <message>
        <source>Settings for you</source>
        <translation>您的设置</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>高对比度</translation>
    </message>
    <message>
        <source>Speak</source>
        <translation>说话方式</translation>
    </message>
    <message>
        <source>Touch, then talk</source>
        <translation>轻触后说话</translation>
    </message>
    <message>
        <source>Hold while talking</source>
        <translation>按住说话</translation>
    </message>
    <message>
        <source>Keep listening</source>
        <translation>持续聆听</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>音量</translation>
    </message>
    <message>
        <source>Speech rate</source>
        <translation>语速</translation>
    </message>
    <message>
        <source>Read the screen aloud</source>
        <translation>朗读屏幕</translation>
    </message>
    <message>
        <source>Less motion</source>
        <translation>减少动画</translation>
    </message>
</context>
<context>
    <name>Consents</name>
    <message>
        <source>What I may use</source>
        <translation>允许我使用</translation>
    </message>
</context>
<context>
    <name>ConversationScene</name>
    <message>
        <source>Conversation</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>From the documents</source>
        <translation>来自文档</translation>
    </message>
</context>
<context>
    <name>Countdown</name>
    <message numerus="yes">
        <source>Counts for %n minute(s)</source>
        <translation>
            <numerusform>%n 分钟内有效</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Counts for %n second(s)</source>
        <translation>
            <numerusform>%n 秒内有效</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Dock</name>
    <message>
        <source>Go on, I’m listening</source>
        <translation>请继续，我在听</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Show an item</source>
        <translation>展示物品</translation>
    </message>
    <message>
        <source>Call staff</source>
        <translation>呼叫员工</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
</context>
<context>
    <name>ExpirySheet</name>
    <message>
        <source>Are you still there?</source>
        <translation>您还在吗？</translation>
    </message>
    <message numerus="yes">
        <source>Everything you asked is deleted in %n second(s).</source>
        <translation>
            <numerusform>您的全部提问将在 %n 秒后删除。</numerusform>
        </translation>
    </message>
    <message>
        <source>I’m still here</source>
        <translation>我还在</translation>
    </message>
    <message>
        <source>Finish now</source>
        <translation>立即结束</translation>
    </message>
</context>
<context>
    <name>FarewellScene</name>
    <message>
        <source>What you said</source>
        <translation>您说的话</translation>
    </message>
    <message>
        <source>What you typed and showed</source>
        <translation>您输入和展示的内容</translation>
    </message>
    <message>
        <source>Answers and cards</source>
        <translation>回答与卡片</translation>
    </message>
    <message>
        <source>Your settings</source>
        <translation>您的设置</translation>
    </message>
    <message>
        <source>Thank you. Everything of your visit was deleted.</source>
        <translation>谢谢。您的所有记录均已删除。</translation>
    </message>
    <message>
        <source>Thank you</source>
        <translation>谢谢</translation>
    </message>
    <message>
        <source>Nothing of your visit stays here.</source>
        <translation>这里不会留下您的任何记录。</translation>
    </message>
    <message>
        <source>%1: deleted</source>
        <translation>%1：已删除</translation>
    </message>
</context>
<context>
    <name>FiguresPage</name>
    <message>
        <source>Figures and cost</source>
        <translation>数据与费用</translation>
    </message>
    <message>
        <source>How the last %1 turns ended</source>
        <translation>最近 %1 次问答的结果</translation>
    </message>
    <message>
        <source>Time to the whole answer, newest last</source>
        <translation>完整回答用时（最新在最后）</translation>
    </message>
    <message>
        <source>Cloud today: %1 US dollars</source>
        <translation>今日云端费用：%1 美元</translation>
    </message>
    <message>
        <source>No cloud tier is in use.</source>
        <translation>未使用云端。</translation>
    </message>
    <message>
        <source>Shut down on %1; choose another model before that.</source>
        <translation>将于 %1 停用，请提前更换模型。</translation>
    </message>
</context>
<context>
    <name>HealthLine</name>
    <message>
        <source>Fine</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>请检查</translation>
    </message>
</context>
<context>
    <name>HealthPage</name>
    <message>
        <source>Health</source>
        <translation>状态</translation>
    </message>
</context>
<context>
    <name>JobsScene</name>
    <message>
        <source>Your jobs</source>
        <translation>您的任务</translation>
    </message>
</context>
<context>
    <name>Languages</name>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
</context>
<context>
    <name>ListeningScene</name>
    <message>
        <source>You can also ask</source>
        <translation>您还可以问</translation>
    </message>
    <message>
        <source>Go ahead, I’m listening…</source>
        <translation>请讲，我在听……</translation>
    </message>
</context>
<context>
    <name>LogLine</name>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
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
        <translation>您正在与人工智能对话</translation>
    </message>
    <message>
        <source>Are you still there?</source>
        <translation>您还在吗？</translation>
    </message>
    <message>
        <source>Thank you. Everything of your visit was deleted.</source>
        <translation>谢谢。您的所有记录均已删除。</translation>
    </message>
    <message>
        <source>The screen is read aloud. Tab moves on, Enter chooses, F4 repeats, F3 stops and goes on.</source>
        <translation>正在朗读屏幕。Tab 键前进，回车键选择，F4 重复，F3 暂停和继续。</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>已选</translation>
    </message>
</context>
<context>
    <name>NextQuestions</name>
    <message>
        <source>Ask next</source>
        <translation>接着问</translation>
    </message>
</context>
<context>
    <name>OpenQuestionCard</name>
    <message numerus="yes">
        <source>asked %n time(s)</source>
        <translation>
            <numerusform>被问 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>The answer in one line</source>
        <translation>用一行写出答案</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>忽略</translation>
    </message>
</context>
<context>
    <name>PlanPanel</name>
    <message>
        <source>The plan</source>
        <translation>计划</translation>
    </message>
</context>
<context>
    <name>PlanStepItem</name>
    <message>
        <source>Step %1: %2. %3</source>
        <translation>第 %1 步：%2。%3</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Leave out step %1</source>
        <translation>跳过第 %1 步</translation>
    </message>
</context>
<context>
    <name>ProblemScene</name>
    <message>
        <source>For our staff: %1</source>
        <translation>供员工参考：%1</translation>
    </message>
</context>
<context>
    <name>ProcedureScene</name>
    <message>
        <source>Step %1 of %2</source>
        <translation>第 %1 步，共 %2 步</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>安全</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>I have done this safely</source>
        <translation>已安全完成</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Done, next step</source>
        <translation>完成，下一步</translation>
    </message>
    <message>
        <source>Where it stands</source>
        <translation>查看出处</translation>
    </message>
</context>
<context>
    <name>Provenance</name>
    <message>
        <source>Thank you</source>
        <translation>谢谢</translation>
    </message>
    <message>
        <source>Helpful</source>
        <translation>有帮助</translation>
    </message>
    <message>
        <source>Noted</source>
        <translation>已记录</translation>
    </message>
    <message>
        <source>Not helpful</source>
        <translation>没帮助</translation>
    </message>
</context>
<context>
    <name>QuestionField</name>
    <message>
        <source>Type your question</source>
        <translation>输入您的问题</translation>
    </message>
    <message>
        <source>Enter sends it</source>
        <translation>按回车发送</translation>
    </message>
    <message>
        <source>Send the question</source>
        <translation>发送问题</translation>
    </message>
</context>
<context>
    <name>QuestionsPage</name>
    <message>
        <source>Unanswered</source>
        <translation>未回答</translation>
    </message>
    <message>
        <source>One line from you, and the kiosk answers it as soon as nobody is there.</source>
        <translation>您写一行，空闲后本机即可回答。</translation>
    </message>
    <message>
        <source>Every question found its answer.</source>
        <translation>所有问题均已回答。</translation>
    </message>
</context>
<context>
    <name>Say</name>
    <message>
        <source>Getting ready</source>
        <translation>正在准备</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>正在聆听</translation>
    </message>
    <message>
        <source>Understanding</source>
        <translation>正在理解</translation>
    </message>
    <message>
        <source>Looking it up</source>
        <translation>正在查找</translation>
    </message>
    <message>
        <source>Answering</source>
        <translation>正在回答</translation>
    </message>
    <message>
        <source>Speaking</source>
        <translation>正在朗读</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>出了点问题</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>No microphone: type instead</source>
        <translation>没有麦克风：请输入</translation>
    </message>
    <message>
        <source>I’m listening</source>
        <translation>我在听</translation>
    </message>
    <message>
        <source>One moment</source>
        <translation>请稍候</translation>
    </message>
    <message>
        <source>Touch to ask again</source>
        <translation>轻触再次提问</translation>
    </message>
    <message>
        <source>Hold and talk</source>
        <translation>按住说话</translation>
    </message>
    <message>
        <source>Touch to talk</source>
        <translation>轻触说话</translation>
    </message>
    <message>
        <source>Quoted</source>
        <translation>原文引用</translation>
    </message>
    <message>
        <source>Store policy</source>
        <translation>门店规定</translation>
    </message>
    <message>
        <source>Looked up now</source>
        <translation>刚刚查询</translation>
    </message>
    <message>
        <source>In other words</source>
        <translation>换言之</translation>
    </message>
    <message>
        <source>Cloud</source>
        <translation>云端</translation>
    </message>
    <message>
        <source>A colleague</source>
        <translation>同事</translation>
    </message>
    <message>
        <source>On this device</source>
        <translation>在本机</translation>
    </message>
    <message>
        <source>Answered with the cloud</source>
        <translation>由云端回答</translation>
    </message>
    <message>
        <source>Answered by a colleague</source>
        <translation>由同事回答</translation>
    </message>
    <message>
        <source>Answered on this device</source>
        <translation>由本机回答</translation>
    </message>
    <message>
        <source>nothing left this machine</source>
        <translation>没有数据离开</translation>
    </message>
    <message>
        <source>%1 bytes left this machine</source>
        <translation>%1 字节已离开本机</translation>
    </message>
    <message>
        <source>%1 kB left this machine</source>
        <translation>%1 kB 已离开本机</translation>
    </message>
    <message>
        <source>Not in the store’s documents</source>
        <translation>文档中没有</translation>
    </message>
    <message>
        <source>Not something I can help with here</source>
        <translation>此处我无法帮忙</translation>
    </message>
    <message>
        <source>Handed to a colleague</source>
        <translation>已转交同事</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>已回答</translation>
    </message>
    <message>
        <source>Not in the documents</source>
        <translation>文档中没有</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>Handed to staff</source>
        <translation>已转交员工</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Cloud, standard</source>
        <translation>云端标准</translation>
    </message>
    <message>
        <source>Cloud, premium</source>
        <translation>云端高级</translation>
    </message>
    <message>
        <source>House rules</source>
        <translation>店内规则</translation>
    </message>
    <message>
        <source>%1 · page %2</source>
        <translation>%1 · 第 %2 页</translation>
    </message>
    <message>
        <source>Page %1</source>
        <translation>第 %1 页</translation>
    </message>
    <message>
        <source>Sold out</source>
        <translation>售罄</translation>
    </message>
    <message>
        <source>%1 in stock</source>
        <translation>库存 %1</translation>
    </message>
    <message>
        <source>Waits for your yes</source>
        <translation>等待您同意</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Saved, sent as soon as possible</source>
        <translation>已保存，将尽快发送</translation>
    </message>
    <message>
        <source>Did not work</source>
        <translation>未成功</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>已跳过</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>待办</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>已开始</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>未开始</translation>
    </message>
    <message>
        <source>A colleague is on the way</source>
        <translation>同事正在赶来</translation>
    </message>
    <message>
        <source>Nobody came yet, so I called again</source>
        <translation>还没人来，我已再次呼叫</translation>
    </message>
    <message>
        <source>Please ask at the service desk</source>
        <translation>请到服务台咨询</translation>
    </message>
    <message>
        <source>A colleague was called</source>
        <translation>已呼叫同事</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>麦克风</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>Help from the cloud</source>
        <translation>云端协助</translation>
    </message>
    <message>
        <source>Remember this talk</source>
        <translation>记住本次对话</translation>
    </message>
    <message>
        <source>It is too dark. Turn it to the light.</source>
        <translation>太暗了，请转向光亮处。</translation>
    </message>
    <message>
        <source>It is too bright. Tilt it a little.</source>
        <translation>太亮了，请稍微倾斜。</translation>
    </message>
    <message>
        <source>Hold it still for a moment.</source>
        <translation>请保持不动。</translation>
    </message>
    <message>
        <source>A little further away, please.</source>
        <translation>请拿远一点。</translation>
    </message>
    <message>
        <source>A little closer, please.</source>
        <translation>请拿近一点。</translation>
    </message>
    <message>
        <source>I am reading it…</source>
        <translation>正在读取……</translation>
    </message>
    <message>
        <source>I know this one. Ask your question.</source>
        <translation>我认识它，请提问。</translation>
    </message>
    <message>
        <source>Now ask your question about it.</source>
        <translation>现在请提问。</translation>
    </message>
    <message>
        <source>Hold the label, the code or the display in front of the camera.</source>
        <translation>请将标签、条码或显示屏对准摄像头。</translation>
    </message>
    <message>
        <source>The voice does not work now; the answer is on the screen.</source>
        <translation>语音暂不可用，答案显示在屏幕上。</translation>
    </message>
    <message>
        <source>The microphone is not there; please type.</source>
        <translation>没有麦克风，请输入文字。</translation>
    </message>
    <message>
        <source>A translation was not exact; you see the original.</source>
        <translation>有一句译文不准确，显示的是原文。</translation>
    </message>
    <message>
        <source>I could not understand you</source>
        <translation>我没有听懂</translation>
    </message>
    <message>
        <source>The voice does not work</source>
        <translation>语音不可用</translation>
    </message>
    <message>
        <source>Something went wrong inside the kiosk</source>
        <translation>本机出了点问题</translation>
    </message>
    <message>
        <source>Ask once more in a moment, or type your question.</source>
        <translation>请稍后再问，或输入您的问题。</translation>
    </message>
    <message>
        <source>The answer stands on the screen.</source>
        <translation>答案显示在屏幕上。</translation>
    </message>
    <message>
        <source>Please try again.</source>
        <translation>请再试一次。</translation>
    </message>
</context>
<context>
    <name>Scroller</name>
    <message>
        <source>Page</source>
        <translation>页面</translation>
    </message>
</context>
<context>
    <name>Sentence</name>
    <message>
        <source>Speaking</source>
        <translation>正在朗读</translation>
    </message>
    <message>
        <source>translated from %1</source>
        <translation>译自 %1</translation>
    </message>
</context>
<context>
    <name>SheetLine</name>
    <message>
        <source>not filled yet</source>
        <translation>尚未填写</translation>
    </message>
    <message>
        <source>Asked now</source>
        <translation>正在询问</translation>
    </message>
    <message>
        <source>Please check</source>
        <translation>请核对</translation>
    </message>
</context>
<context>
    <name>SheetScene</name>
    <message>
        <source>Job sheet %1</source>
        <translation>任务单 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n 张照片</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SourceCard</name>
    <message>
        <source>Source %1: %2, %3. %4</source>
        <translation>来源 %1：%2，%3。%4</translation>
    </message>
    <message>
        <source>Read the whole passage</source>
        <translation>阅读全文</translation>
    </message>
</context>
<context>
    <name>SourceNumber</name>
    <message>
        <source>Source %1</source>
        <translation>来源 %1</translation>
    </message>
</context>
<context>
    <name>SourcePanel</name>
    <message>
        <source>Found in the documents</source>
        <translation>在文档中找到</translation>
    </message>
    <message>
        <source>From the documents</source>
        <translation>来自文档</translation>
    </message>
</context>
<context>
    <name>SourceReader</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>… the document begins further up</source>
        <translation>……文档前面还有内容</translation>
    </message>
    <message>
        <source>the document goes on …</source>
        <translation>文档后面还有内容……</translation>
    </message>
</context>
<context>
    <name>StaffArea</name>
    <message>
        <source>Staff area</source>
        <translation>员工区</translation>
    </message>
    <message>
        <source>Lock and leave</source>
        <translation>锁定并离开</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Why did it say that?</source>
        <translation>为什么这样回答？</translation>
    </message>
    <message>
        <source>Unanswered</source>
        <translation>未回答</translation>
    </message>
    <message>
        <source>Figures and cost</source>
        <translation>数据与费用</translation>
    </message>
    <message>
        <source>Packs and audit</source>
        <translation>资料包与审计</translation>
    </message>
    <message>
        <source>Checks and log</source>
        <translation>检查与日志</translation>
    </message>
</context>
<context>
    <name>StaffGate</name>
    <message>
        <source>Staff area</source>
        <translation>员工区</translation>
    </message>
    <message>
        <source>Enter your PIN</source>
        <translation>请输入密码</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>Stepper</name>
    <message>
        <source>%1: less</source>
        <translation>%1：减小</translation>
    </message>
    <message>
        <source>%1: more</source>
        <translation>%1：增大</translation>
    </message>
</context>
<context>
    <name>SuggestionChip</name>
    <message>
        <source>Ask this</source>
        <translation>问这个问题</translation>
    </message>
</context>
<context>
    <name>Suggestions</name>
    <message>
        <source>People ask</source>
        <translation>大家常问</translation>
    </message>
</context>
<context>
    <name>SystemPage</name>
    <message>
        <source>Packs and audit</source>
        <translation>资料包与审计</translation>
    </message>
    <message>
        <source>What this kiosk serves; another takes over when nobody is there</source>
        <translation>本机使用的资料包；无人时切换</translation>
    </message>
    <message>
        <source>The audit: every entry chained, signed and on disk</source>
        <translation>审计：每条记录均链接、签名并存盘</translation>
    </message>
    <message>
        <source>Check every entry</source>
        <translation>检查每条记录</translation>
    </message>
    <message>
        <source>%1 entries</source>
        <translation>%1 条记录</translation>
    </message>
    <message>
        <source>Nothing was edited, removed or added.</source>
        <translation>没有记录被修改、删除或添加。</translation>
    </message>
    <message>
        <source>Keep the file and tell whoever answers for this kiosk.</source>
        <translation>请保留文件并通知负责人。</translation>
    </message>
</context>
<context>
    <name>TalkButton</name>
    <message>
        <source>Speak your question. Space on the keyboard does the same.</source>
        <translation>说出您的问题，按空格键效果相同。</translation>
    </message>
</context>
<context>
    <name>TimesChart</name>
    <message>
        <source>Slowest: %1 seconds</source>
        <translation>最慢：%1 秒</translation>
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
        <translation>麦克风已开</translation>
    </message>
    <message>
        <source>Camera sees movement</source>
        <translation>摄像头感知走动</translation>
    </message>
    <message>
        <source>%1. %2.</source>
        <translation>%1。%2。</translation>
    </message>
</context>
<context>
    <name>TurnCard</name>
    <message>
        <source>Why did it say that?</source>
        <translation>为什么这样回答？</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
</context>
<context>
    <name>TurnsPage</name>
    <message>
        <source>Turns</source>
        <translation>问答</translation>
    </message>
    <message>
        <source>No turn has been recorded yet.</source>
        <translation>尚无记录。</translation>
    </message>
</context>
<context>
    <name>Viewfinder</name>
    <message>
        <source>Held picture</source>
        <translation>定格的画面</translation>
    </message>
    <message>
        <source>Live picture of the camera</source>
        <translation>摄像头实时画面</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>已定格</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>实时</translation>
    </message>
</context>
<context>
    <name>WelcomeScene</name>
    <message>
        <source>You are talking to an AI</source>
        <translation>您正在与人工智能对话</translation>
    </message>
    <message>
        <source>How can I help?</source>
        <translation>有什么可以帮您？</translation>
    </message>
    <message>
        <source>Touch the button and ask, or type.</source>
        <translation>轻触按钮提问，或输入文字。</translation>
    </message>
</context>
<context>
    <name>WhyPanel</name>
    <message>
        <source>Why did it say that?</source>
        <translation>为什么这样回答？</translation>
    </message>
    <message>
        <source>Who answered, and why</source>
        <translation>谁回答的，为什么</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>找到的内容</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>How each sentence was checked</source>
        <translation>每句话如何核对</translation>
    </message>
    <message>
        <source>No sentence was said</source>
        <translation>没有说任何话</translation>
    </message>
    <message>
        <source>What left the machine</source>
        <translation>离开本机的数据</translation>
    </message>
    <message>
        <source>What worked worse</source>
        <translation>运行不佳之处</translation>
    </message>
</context>
</TS>
