using System.Diagnostics;
using System.Text;
using Recouvrement.Correspondence.Domain.Inbound;
using Recouvrement.Correspondence.Inbound;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Inbound;

/// <summary>What strangers send: it is kept, and told for something; it throws nothing and takes no time.</summary>
public sealed class HostileMailTests
{
    static readonly DateOnly Monday = new(2026, 3, 16);
    static readonly TimeSpan Long = TimeSpan.FromSeconds(20);

    static readonly Dictionary<string, Func<byte[]>> Made = new()
    {
        ["nothing"]                   = () => [],
        ["zeros"]                     = () => new byte[4096],
        ["no header"]                 = () => Bytes("just words"),
        ["a thousand parts deep"]     = () => Bytes(Deep(1000)),
        ["ten thousand parts"]        = () => Bytes(Head("multipart/mixed; boundary=b") + string.Concat(Enumerable.Repeat("--b\r\nContent-Type: text/plain\r\n\r\nx\r\n", 10_000)) + "--b--\r\n"),
        ["mails in mails"]            = () => Bytes(string.Concat(Enumerable.Repeat("Subject: x\r\nContent-Type: message/rfc822\r\n\r\n", 2000)) + "end"),
        ["a line of ten megabytes"]   = () => Bytes(Head("text/plain") + new string('a', 10 << 20)),
        ["a header of ten megabytes"] = () => Bytes($"Subject: {new string('a', 10 << 20)}\r\nFrom: a@b.example\r\n\r\nx"),
        ["ten megabytes of folds"]    = () => Bytes($"Subject: x\r\n{string.Concat(Enumerable.Repeat($" {new string('a', 900)}\r\n", 11_000))}From: a@b.example\r\n\r\nx"),
        ["a part's long header"]      = () => Bytes($"{Head("multipart/mixed; boundary=b")}--b\r\nContent-Type: text/plain; x={new string('a', 10 << 20)}\r\n\r\nx\r\n--b--\r\n"),
        ["a header without a name"]   = () => Bytes($"From: a@b.example\r\n{new string('a', 10 << 20)}\r\n\r\nx"),
        ["spaces to search in"]       = () => Bytes($"Subject: until{new string(' ', 200_000)}\r\nFrom: a@b.example\r\n\r\n{string.Concat(Enumerable.Repeat("until" + new string(' ', 500), 2000))}"),
        ["unknown charset"]           = () => Bytes(Head("text/plain; charset=x-klingon") + "é\u0000"),
        ["a charset that is a bomb"]  = () => Bytes(Head("text/plain; charset=utf-7") + "+ADw-script+AD4-"),
        ["broken base64"]             = () => Bytes("From: a@b.example\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!!====@@@@"),
        ["a boundary of itself"]      = () => Bytes(Head("multipart/mixed; boundary=\"\"") + "----\r\n"),
        ["fifty thousand headers"]    = () => Bytes(string.Concat(Enumerable.Range(0, 50_000).Select(i => $"X-{i}: y\r\n")) + "\r\nx"),
        ["fifty thousand addresses"]  = () => Bytes($"From: {string.Join(", ", Enumerable.Range(0, 50_000).Select(i => $"a{i}@b.example"))}\r\nTo: {new string('(', 50_000)}\r\n\r\nx"),
        ["groups in groups"]          = () => Bytes($"From: {string.Concat(Enumerable.Repeat("g:", 10_000))}\r\n\r\nx"),
        ["a report of nonsense"]      = () => Bytes("From: MAILER-DAEMON@x.example\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nAction: exploded\r\nStatus: 9.9.9\r\n\r\n\u0000\r\n--b--"),
        ["html that does not end"]    = () => Bytes(Head("text/html") + string.Concat(Enumerable.Repeat("<div", 100_000))),
        ["pairs at every cut"]        = () => Absence(0),
        ["pairs at every other cut"]  = () => Absence(1),
        ["html of references"]        = () => Bytes(Head("text/html") + string.Concat(Enumerable.Repeat("&#x0;&#xD800;&amp", 20_000))),
    };

    public static TheoryData<string> Hostile => [.. Made.Keys];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_hostile_mail_is_told_for_something_in_no_time(string name)
    {
        var raw = Made[name]();
        var began = Stopwatch.GetTimestamp();
        var read = ReadMail.Of(raw);
        var found = Classification.Of(read.Mail, Monday);
        _ = Clues.Of(read.Mail, found.Kind);
        Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.Zero, Long);
        Kept(read);
    }

    [Fact]
    public void A_mail_with_any_byte_changed_is_told_for_something()
    {
        var chance = new Random(20260316);
        foreach (var name in Mails.All)
            for (var i = 0; i < 60; i++)
            {
                var raw = Mails.Raw(name);
                for (var change = 0; change < 12; change++) raw[chance.Next(raw.Length)] = (byte)chance.Next(256);
                var read = ReadMail.Of(i % 3 == 0 ? raw[..chance.Next(raw.Length)] : raw);
                _ = Clues.Of(read.Mail, Classification.Of(read.Mail, Monday).Kind);
                Kept(read);
            }
    }

    [Fact]
    public void A_subject_stays_one_line_and_html_stays_words()
    {
        var read = ReadMail.Of(Bytes("From: =?utf-8?Q?a=0D=0ABcc:_x?= <a@b.example>\r\nSubject: =?utf-8?Q?a=0D=0ABcc:_x@y.example=00?=\r\nContent-Type: text/html\r\n\r\n<p>Bonjour</p><script>alert(1)</script><img src=x onerror=alert(2)>"));
        Assert.DoesNotContain(read.Content.Subject, c => char.IsControl(c));
        Assert.Equal("Bonjour", read.Content.Text.Trim());
    }

    [Fact]
    public void Words_of_another_charset_are_read() => Assert.Contains("chèque de 1 200 € est parti : « voir", ReadMail.Of(Mails.Raw("real_reply_windows_1252")).Content.Text.Replace('\u00a0', ' '), StringComparison.Ordinal);

    [Fact]
    public void The_same_mail_by_another_way_is_the_same_and_another_mail_of_the_same_id_is_not()
    {
        var raw = Mails.Raw("real_reply_fr");
        var key = ReadMail.Of(raw).Key;
        Assert.Equal(key, ReadMail.Of([.. Encoding.ASCII.GetBytes("Received: from elsewhere\r\n"), .. raw]).Key);
        Assert.Equal(key, ReadMail.Of(Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(raw).Replace("\r\n", "\n", StringComparison.Ordinal))).Key);
        Assert.NotEqual(key, ReadMail.Of([.. raw, .. Encoding.ASCII.GetBytes("QUJD")]).Key);
    }

    // What PostgreSQL takes: no zero, no half of a pair.
    static void Kept(MailRead read) => Assert.All(
        (string?[])[read.Content.Subject, read.Content.Text, read.Content.To, read.Content.From, .. read.Mail.Recipients, read.Mail.Original],
        text => Assert.True(text is null || (!text.Contains('\0') && new UTF8Encoding(false, true).GetByteCount(text) >= 0)));

    // Pictures are two characters each: whatever cuts at an even place, or at an odd one, cuts one of them apart.
    static byte[] Absence(int before) =>
        Encoding.UTF8.GetBytes($"From: a@b.example\r\nSubject: Absence\r\nAuto-Submitted: auto-replied\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{new string('x', before)}{string.Concat(Enumerable.Repeat("🏖", 10_000))}");

    static string Head(string type) => $"From: a@b.example\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: {type}\r\n\r\n";

    static string Deep(int levels)
    {
        var mail = new StringBuilder("From: a@b.example\r\nSubject: x\r\n");
        for (var i = 0; i < levels; i++) mail.Append(System.Globalization.CultureInfo.InvariantCulture, $"Content-Type: multipart/mixed; boundary=b{i}\r\n\r\n--b{i}\r\n");
        return mail.Append("Content-Type: text/plain\r\n\r\nx\r\n").ToString();
    }

    static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);
}
