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
    public async Task A_port_that_nobody_answers_is_a_server_that_is_away() =>
        Assert.Equal(new Dispatch.NotNow("mail_server_away", MayHaveLeft: false), await Send(new() { Host = "127.0.0.1", Port = 9 }));

    [Fact]
    public async Task Silence_after_the_end_of_a_mail_leaves_it_in_the_dark()
    {
        await using var server = new ScriptedMailServer();
        server.Moods.Enqueue(Mood.StaySilentAfterContent);
        Assert.Equal(new Dispatch.NotNow("mail_server_away", MayHaveLeft: true), await Send(new() { Host = "127.0.0.1", Port = server.Port, Timeout = TimeSpan.FromSeconds(1) }));
    }

    static Task<Dispatch> Send(SmtpOptions options) => new MailCarrier(Options.Create(options), NullLogger<MailCarrier>.Instance).Send(Message, CancellationToken.None);

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
