using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MailKit;
using MailKit.Security;
using Recouvrement.Correspondence.Inbound;
using Recouvrement.Correspondence.Tests.Service;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Inbound;

public sealed class ImapVisitTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_password_is_said_encrypted_to_a_server_that_is_trusted(bool fromTheStart)
    {
        using var certificate = Certificate();
        var roots = Path.GetTempFileName();
        await File.WriteAllTextAsync(roots, certificate.ExportCertificatePem());
        await using var mailbox = new ScriptedMailbox(certificate, fromTheStart);
        mailbox.Put("Subject: x\r\n\r\ny"u8.ToArray());
        var settings = Settings(mailbox);
        (settings.Clear, settings.StartTls, settings.Roots) = (false, !fromTheStart, roots);
        using (var visit = await Open(settings)) Assert.Single(await visit.Unseen(CancellationToken.None));
        Assert.Contains((true, "LOGIN reponses s3cret"), mailbox.Heard);
        Assert.Equal(fromTheStart ? [] : ["STARTTLS"], mailbox.Heard.Where(heard => !heard.Encrypted).Select(heard => heard.Words));
        File.Delete(roots);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_server_with_a_strange_certificate_gets_no_password(bool fromTheStart)
    {
        using var certificate = Certificate();
        await using var mailbox = new ScriptedMailbox(certificate, fromTheStart);
        var settings = Settings(mailbox);
        (settings.Clear, settings.StartTls) = (false, !fromTheStart);
        await Assert.ThrowsAsync<SslHandshakeException>(() => Open(settings));
        Assert.Equal(0, mailbox.Times("LOGIN"));
    }

    [Fact]
    public async Task A_trusted_certificate_of_another_server_gets_no_password()
    {
        using var certificate = Certificate(IPAddress.Parse("192.0.2.1"));
        var roots = Path.GetTempFileName();
        await File.WriteAllTextAsync(roots, certificate.ExportCertificatePem());
        await using var mailbox = new ScriptedMailbox(certificate, fromTheStart: true);
        var settings = Settings(mailbox);
        (settings.Clear, settings.Roots) = (false, roots);
        await Assert.ThrowsAsync<SslHandshakeException>(() => Open(settings));
        Assert.Equal(0, mailbox.Times("LOGIN"));
        File.Delete(roots);
    }

    [Fact]
    public async Task A_server_that_will_not_encrypt_gets_no_password()
    {
        await using var mailbox = new ScriptedMailbox();
        var settings = Settings(mailbox);
        (settings.Clear, settings.StartTls) = (false, true);
        Assert.Contains("STARTTLS", ImapMailbox.Reason(await Assert.ThrowsAsync<NotSupportedException>(() => Open(settings))), StringComparison.Ordinal);
        Assert.Equal(0, mailbox.Times("LOGIN"));
    }

    [Fact]
    public async Task What_the_server_says_back_is_not_said_on()
    {
        await using var mailbox = new ScriptedMailbox { Mood = MailboxMood.RefusePassword };
        var refused = await Assert.ThrowsAsync<AuthenticationException>(() => Open(Settings(mailbox)));
        Assert.Equal("it does not take user and password", ImapMailbox.Reason(refused));
    }

    [Fact]
    public async Task A_server_that_says_nothing_is_not_waited_for()
    {
        await using var mailbox = new ScriptedMailbox { Mood = MailboxMood.StaySilent };
        var settings = Settings(mailbox);
        settings.Timeout = TimeSpan.FromSeconds(0.5);
        Assert.Equal("it does not answer in time", ImapMailbox.Reason(await Assert.ThrowsAsync<TimeoutException>(() => Open(settings))));
    }

    [Fact]
    public async Task A_folder_that_may_not_be_changed_is_told_of()
    {
        await using var mailbox = new ScriptedMailbox { Mood = MailboxMood.OpenForReadingOnly };
        await Assert.ThrowsAsync<FolderIsReadOnly>(() => Open(Settings(mailbox)));
    }

    [Fact]
    public async Task The_folder_is_the_one_that_is_named()
    {
        await using var mailbox = new ScriptedMailbox { Folder = "Relances/R&AOk-ponses" };
        var settings = Settings(mailbox);
        settings.Folder = "Relances/Réponses";
        using (var visit = await Open(settings)) Assert.Empty(await visit.Unseen(CancellationToken.None));
        settings.Folder = "Relances/Autres";
        await Assert.ThrowsAsync<FolderNotFoundException>(() => Open(settings));
    }

    [Theory]
    [InlineData("imap.atelier.example", false, true)]
    [InlineData("imap.atelier.example", true, false)]
    [InlineData("127.0.0.1", true, true)]
    [InlineData("localhost", true, true)]
    public void In_clear_is_for_this_machine(string host, bool clear, bool sound) => Assert.Equal(sound, ImapOptions.AreSound(new() { Host = host, Clear = clear }));

    static ImapOptions Settings(ScriptedMailbox mailbox) => new() { Host = "127.0.0.1", Port = mailbox.Port, Clear = true, User = "reponses", Password = "s3cret", Timeout = TimeSpan.FromSeconds(10) };

    static Task<ImapVisit> Open(ImapOptions settings) => ImapVisit.Open(settings, settings.Host!, CancellationToken.None);

    static X509Certificate2 Certificate(IPAddress? of = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=mailbox", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(of ?? IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }
}
