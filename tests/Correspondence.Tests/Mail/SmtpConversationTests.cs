using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Recouvrement.Correspondence.Domain.Messages;
using Recouvrement.Correspondence.Mail;
using Recouvrement.Correspondence.Sending;
using Recouvrement.Correspondence.Tests.Service;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Mail;

public sealed class SmtpConversationTests
{
    static readonly OutgoingMessage Message = new(
        Guid.CreateVersion7(), new(Guid.Empty, "732829320", "reminder_1", Channel.Email),
        new(Document.Mail, Encoding.ASCII.GetBytes("Subject: x\r\n\r\n.dot\r\n"), new("compta@atelier.example", "compta@client.example")), MayHaveLeft: false, CalledBack: false);

    [Fact]
    public async Task A_password_and_a_mail_are_said_encrypted_to_a_server_that_is_trusted()
    {
        using var certificate = Certificate();
        var roots = Path.GetTempFileName();
        await File.WriteAllTextAsync(roots, certificate.ExportCertificatePem());
        await using var server = new ScriptedMailServer(certificate);
        Assert.IsType<Dispatch.Left>(await Send(new() { Host = "127.0.0.1", Port = server.Port, StartTls = true, User = "relance", Password = "sésame", Roots = roots }));
        Assert.Equal(Message.Document.Bytes, Assert.Single(server.Received));
        Assert.Equal(["EHLO", "STARTTLS"], server.Heard.Where(h => !h.Encrypted).Select(h => h.Words.Split(' ')[0]));
        Assert.Contains((true, $"AUTH PLAIN {Convert.ToBase64String(Encoding.UTF8.GetBytes("\0relance\0sésame"))}"), server.Heard);
        File.Delete(roots);
    }

    [Fact]
    public async Task A_server_with_a_strange_certificate_gets_nothing()
    {
        using var certificate = Certificate();
        await using var server = new ScriptedMailServer(certificate);
        Assert.Equal(new Dispatch.NotNow("mail_server_away", MayHaveLeft: false), await Send(new() { Host = "127.0.0.1", Port = server.Port, StartTls = true, User = "relance", Password = "x" }));
        Assert.DoesNotContain(server.Heard, h => h.Words.StartsWith("AUTH", StringComparison.Ordinal) || h.Words.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_that_will_not_encrypt_gets_nothing()
    {
        await using var server = new ScriptedMailServer();
        Assert.Equal(new Dispatch.NotNow("mail_server_away", MayHaveLeft: false), await Send(new() { Host = "127.0.0.1", Port = server.Port, StartTls = true }));
        Assert.Equal(["EHLO"], server.Heard.Select(h => h.Words.Split(' ')[0]));
    }

    [Fact]
    public async Task A_connection_can_be_encrypted_from_its_first_byte()
    {
        using var certificate = Certificate();
        var roots = Path.GetTempFileName();
        await File.WriteAllTextAsync(roots, certificate.ExportCertificatePem());
        await using var server = new ScriptedMailServer(certificate, fromTheStart: true);
        Assert.IsType<Dispatch.Left>(await Send(new() { Host = "127.0.0.1", Port = server.Port, ImplicitTls = true, User = "relance", Password = "sésame", Roots = roots }));
        Assert.Equal(Message.Document.Bytes, Assert.Single(server.Received));
        Assert.All(server.Heard, heard => Assert.True(heard.Encrypted));
        File.Delete(roots);
    }

    [Fact]
    public async Task A_strange_certificate_gets_nothing_from_the_first_byte_either()
    {
        using var certificate = Certificate();
        await using var server = new ScriptedMailServer(certificate, fromTheStart: true);
        Assert.Equal(new Dispatch.NotNow("mail_server_away", MayHaveLeft: false), await Send(new() { Host = "127.0.0.1", Port = server.Port, ImplicitTls = true, User = "relance", Password = "x" }));
        Assert.Empty(server.Heard);
    }

    [Fact]
    public async Task A_server_that_speaks_in_clear_where_it_should_encrypt_gets_nothing()
    {
        await using var server = new ScriptedMailServer();
        Assert.Equal(
            new Dispatch.NotNow("mail_server_away", MayHaveLeft: false),
            await Send(new() { Host = "127.0.0.1", Port = server.Port, ImplicitTls = true, User = "relance", Password = "x", Timeout = TimeSpan.FromSeconds(2) }));
        Assert.DoesNotContain(server.Heard, heard => heard.Words.Contains("AUTH", StringComparison.Ordinal) || heard.Words.Contains("EHLO", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Somebody_between_who_speaks_before_encryption_is_not_listened_to()
    {
        using var certificate = Certificate();
        await using var server = new ScriptedMailServer(certificate);
        server.Moods.Enqueue(Mood.SpeakBeforeEncryption);
        Assert.Equal(new Dispatch.NotNow("mail_server_away", MayHaveLeft: false), await Send(new() { Host = "127.0.0.1", Port = server.Port, StartTls = true, User = "relance", Password = "x" }));
        Assert.DoesNotContain(server.Heard, heard => heard.Words.StartsWith("AUTH", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_gets_a_copy_is_named_after_the_debtor_and_holds_nothing_up()
    {
        await using var server = new ScriptedMailServer();
        server.Moods.Enqueue(Mood.RefuseCopy);
        var copied = Message with { Document = Message.Document with { Envelope = Message.Document.Envelope with { Cc = "vente@atelier.example", BounceTo = "retours@atelier.example" } } };
        Assert.IsType<Dispatch.Left>(await Send(new() { Host = "127.0.0.1", Port = server.Port }, copied));
        Assert.IsType<Dispatch.Left>(await Send(new() { Host = "127.0.0.1", Port = server.Port }, copied));
        string[] named = ["MAIL FROM:<retours@atelier.example>", "RCPT TO:<compta@client.example>", "RCPT TO:<vente@atelier.example>"];
        Assert.Equal([.. named, .. named], server.Heard.Select(heard => heard.Words).Where(words => words.StartsWith("MAIL", StringComparison.Ordinal) || words.StartsWith("RCPT", StringComparison.Ordinal)));
        Assert.Equal(2, server.Accepted.Count);
    }

    [Fact]
    public async Task A_server_that_keeps_failing_is_left_alone_for_a_while()
    {
        await using var server = new ScriptedMailServer();
        var options = Options.Create(new SmtpOptions { Host = "127.0.0.1", Port = server.Port, Break = TimeSpan.FromMinutes(1) });
        var carrier = new MailCarrier(options, new MailServer(options), NullLogger<MailCarrier>.Instance);
        for (var i = 0; i < 12; i++) server.Moods.Enqueue(Mood.CloseAtGreeting);
        for (var i = 0; i < 12; i++) Assert.Equal(new Dispatch.NotNow("mail_server_away", MayHaveLeft: false), await carrier.Send(Message, CancellationToken.None));
        Assert.Equal(2, server.Moods.Count);
        Assert.Equal(new Dispatch.NotNow("mail_server_away", MayHaveLeft: true), await carrier.Send(Message with { MayHaveLeft = true }, CancellationToken.None));
        Assert.Equal(2, server.Moods.Count);
    }

    [Fact]
    public async Task A_server_bears_so_many_conversations_and_no_more()
    {
        await using var server = new ScriptedMailServer();
        var options = Options.Create(new SmtpOptions { Host = "127.0.0.1", Port = server.Port, Connections = 2 });
        var carrier = new MailCarrier(options, new MailServer(options), NullLogger<MailCarrier>.Instance);
        Assert.Equal((TimeSpan.FromSeconds(25 + 25 + 384) + TimeSpan.FromMinutes(10)) * 4, carrier.LongestAttempt);
        for (var i = 0; i < 2; i++) server.Moods.Enqueue(Mood.AcceptWhenTold);
        var sending = Enumerable.Range(0, 8).Select(_ => carrier.Send(Message, CancellationToken.None)).ToArray();
        await Recouvrement.Support.Eventually.Is(() => server.Received.Count == 2, "two are under way");
        Assert.Equal(2, server.Connections);
        server.Told.SetResult();
        Assert.All(await Task.WhenAll(sending), dispatch => Assert.IsType<Dispatch.Left>(dispatch));
        Assert.Equal(8, server.Connections);
    }

    [Fact]
    public async Task A_mail_that_was_withdrawn_while_it_waited_for_its_turn_is_not_said()
    {
        await using var server = new ScriptedMailServer();
        var options = Options.Create(new SmtpOptions { Host = "127.0.0.1", Port = server.Port, Connections = 1 });
        var carrier = new MailCarrier(options, new MailServer(options), NullLogger<MailCarrier>.Instance);
        server.Moods.Enqueue(Mood.AcceptWhenTold);
        var first = carrier.Send(Message, CancellationToken.None);
        await Recouvrement.Support.Eventually.Is(() => server.Received.Count == 1, "one is under way");
        var isCalledBack = false;
        var second = carrier.Send(Message with { IsCalledBack = _ => Task.FromResult(isCalledBack) }, CancellationToken.None);
        isCalledBack = true;
        server.Told.SetResult();
        Assert.IsType<Dispatch.Left>(await first);
        Assert.Equal(new Dispatch.NotNow("withdrawn", MayHaveLeft: false), await second);
        Assert.Single(server.Heard, heard => heard.Words.StartsWith("MAIL", StringComparison.Ordinal));
        // One whose withdrawal cannot be asked for is not said either, and is not known to be withdrawn.
        var asked = Message with { MayHaveLeft = true, IsCalledBack = _ => throw new IOException("away") };
        Assert.Equal(new Dispatch.NotNow("withdrawal_unknown", MayHaveLeft: true), await carrier.Send(asked, CancellationToken.None));
        Assert.Single(server.Received);
    }

    [Fact]
    public async Task A_port_that_nobody_answers_is_a_server_that_is_away() =>
        Assert.Equal(new Dispatch.NotNow("mail_server_away", MayHaveLeft: false), await Send(new() { Host = "127.0.0.1", Port = 9 }));

    [Fact]
    public async Task Silence_after_the_end_of_a_mail_leaves_it_in_the_dark()
    {
        await using var server = new ScriptedMailServer();
        server.Moods.Enqueue(Mood.StaySilentAfterContent);
        Assert.Equal(new Dispatch.NotNow("mail_server_away", MayHaveLeft: true) { InTheDark = true }, await Send(new() { Host = "127.0.0.1", Port = server.Port, AnswerTimeout = TimeSpan.FromSeconds(1) }));
    }

    [Fact]
    public async Task A_server_that_thinks_long_about_a_mail_is_waited_for()
    {
        await using var server = new ScriptedMailServer();
        server.Moods.Enqueue(Mood.AcceptWhenTold);
        var sending = Send(new() { Host = "127.0.0.1", Port = server.Port, Timeout = TimeSpan.FromMilliseconds(500) });
        await Recouvrement.Support.Eventually.Is(() => server.Received.Count == 1, "it has the mail");
        Assert.Null(await Record.ExceptionAsync(() => Assert.ThrowsAsync<TimeoutException>(() => sending.WaitAsync(TimeSpan.FromSeconds(2)))));
        server.Told.SetResult();
        Assert.IsType<Dispatch.Left>(await sending);
        Assert.Single(server.Accepted);
    }

    static Task<Dispatch> Send(SmtpOptions options) => Send(options, Message);

    static Task<Dispatch> Send(SmtpOptions options, OutgoingMessage message) =>
        new MailCarrier(Options.Create(options), new MailServer(Options.Create(options)), NullLogger<MailCarrier>.Instance).Send(message, CancellationToken.None);

    static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=relay", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }
}
