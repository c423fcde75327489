using System.Net;
using Recouvrement.Litigation.Domain.Webhooks;
using Recouvrement.Litigation.Partners.Webhooks;
using Recouvrement.Support;
using static Recouvrement.Litigation.Domain.Webhooks.WebhookCommand;
using static Recouvrement.Litigation.Domain.Webhooks.WebhookEvent;

namespace Recouvrement.Litigation.Tests.Domain;

public sealed class WebhookTests
{
    static readonly DateOnly Day = new(2026, 3, 16);
    static readonly Guid First = new("019be3f0-2222-7000-8000-000000000001"), Second = new("019be3f0-2222-7000-8000-000000000002");
    static readonly WebhookSet Set = new("alpha", "https://alpha.example/a", First, Day);

    [Fact]
    public void A_new_webhook_gets_a_secret_and_keeps_it_when_it_moves()
    {
        Given().When(new WebhookCommand.SetWebhook("alpha", "https://alpha.example/a", First, Day)).Then(Set);
        Given(Set).When(new WebhookCommand.SetWebhook("alpha", "https://alpha.example/b", Second, Day)).Then(new WebhookSet("alpha", "https://alpha.example/b", First, Day));
        Given(Set, new WebhookRemoved("alpha", Day)).When(new WebhookCommand.SetWebhook("alpha", "https://alpha.example/a", Second, Day)).Then(new WebhookSet("alpha", "https://alpha.example/a", Second, Day));
    }

    [Fact]
    public void A_secret_is_changed_for_another() =>
        Given(Set).When(new RotateSecret("alpha", Second, Day)).Then(new WebhookSecretRotated("alpha", Second, Day));

    [Fact]
    public void One_that_failed_for_too_long_is_disabled_until_the_agency_enables_it()
    {
        Given(Set).When(new DisableWebhook("alpha", "failing", Day)).Then(new WebhookDisabled("alpha", "failing", Day));
        Given(Set, new WebhookDisabled("alpha", "failing", Day)).When(new DisableWebhook("alpha", "failing", Day)).ThenNothing();
        Given(Set, new WebhookDisabled("alpha", "failing", Day)).When(new EnableWebhook("alpha", Day)).Then(new WebhookEnabled("alpha", Day));
        Given(Set).When(new EnableWebhook("alpha", Day)).ThenNothing();
    }

    [Fact]
    public void One_that_is_set_once_more_is_enabled_with_its_secret()
    {
        Given(Set).When(new WebhookCommand.SetWebhook("alpha", Set.Url, Second, Day)).ThenNothing();
        Given(Set, new WebhookDisabled("alpha", "failing", Day)).When(new WebhookCommand.SetWebhook("alpha", Set.Url, Second, Day)).Then(Set);
    }

    [Fact]
    public void Where_none_is_set_there_is_nothing_to_change() => Given().When(new EnableWebhook("alpha", Day)).ThenRefused("no_webhook");

    [Theory]
    [InlineData("https://alpha.example/hooks?agency=1", true)]
    [InlineData("https://alpha.example:8443/", true)]
    [InlineData("https://93.184.215.14/", true)]
    [InlineData("https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/", true)]
    [InlineData("http://alpha.example/", false)]
    [InlineData("ftp://alpha.example/", false)]
    [InlineData("https://user:pass@alpha.example/", false)]
    [InlineData("https://alpha.example/#x", false)]
    [InlineData("https://localhost/", false)]
    [InlineData("https://rabbitmq/", false)]
    [InlineData("https://a.localhost/", false)]
    [InlineData("https://127.0.0.1/", false)]
    [InlineData("https://127.1/", false)]
    [InlineData("https://2130706433/", false)]
    [InlineData("https://0x7f000001/", false)]
    [InlineData("https://10.0.0.8/", false)]
    [InlineData("https://169.254.169.254/latest/meta-data", false)]
    [InlineData("https://192.168.1.1/", false)]
    [InlineData("https://100.64.0.1/", false)]
    [InlineData("https://[::1]/", false)]
    [InlineData("https://[::ffff:10.0.0.8]/", false)]
    [InlineData("https://[64:ff9b::a00:8]/", false)]
    [InlineData("https://[fd00::1]/", false)]
    [InlineData("https://[fe80::1]/", false)]
    [InlineData("/hooks", false)]
    [InlineData("https://é.example/", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Deliveries_go_to_the_public_internet_only(string? url, bool allowed) => Assert.Equal(allowed, WebhookAddress.Wrong(url, allowPrivate: false) is null);

    [Theory]
    [InlineData("172.15.255.255", true)]
    [InlineData("172.16.0.0", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("172.32.0.0", true)]
    [InlineData("223.255.255.255", true)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::", false)]
    [InlineData("2001:200::", true)]
    [InlineData("2001:1ff::", false)]
    public void The_edges_of_what_is_private(string address, bool open) => Assert.Equal(open, WebhookAddress.IsOpen(IPAddress.Parse(address)));

    /// <summary>The vector of the Standard Webhooks library, with our way to the key put aside.</summary>
    [Fact]
    public void A_signature_is_the_HMAC_of_id_time_and_body()
    {
        var signature = new WebhookSignature(new byte[32]);
        var key = Convert.FromBase64String(signature.Shown("alpha", First)["whsec_".Length..]);
        var headers = signature.Headers("alpha", [First, Second], "msg_1", DateTimeOffset.FromUnixTimeSeconds(1614265330), "{\"a\":1}"u8.ToArray()).ToDictionary(h => h.Name, h => h.Value);

        var expected = Convert.ToBase64String(System.Security.Cryptography.HMACSHA256.HashData(key, "msg_1.1614265330.{\"a\":1}"u8));
        Assert.Equal("1614265330", headers["webhook-timestamp"]);
        Assert.Equal(2, headers["webhook-signature"].Split(' ').Length);
        Assert.StartsWith($"v1,{expected} v1,", headers["webhook-signature"], StringComparison.Ordinal);
        Assert.NotEqual(signature.Shown("alpha", First), signature.Shown("beta", First));
        Assert.Equal(32, key.Length);
    }

    static Specification<Webhook, WebhookCommand, WebhookEvent> Given(params WebhookEvent[] facts) => Specification<Webhook, WebhookCommand, WebhookEvent>.Given(facts);
}
