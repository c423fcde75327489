using System.Security.Cryptography;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Configuration;
using Recouvrement.Invoicing.PersonalData;

namespace Recouvrement.Invoicing.Tests.Domain;

public sealed class VaultTests
{
    static readonly Guid Person = Guid.CreateVersion7(), Other = Guid.CreateVersion7();
    readonly Vault vault = Of(RandomNumberGenerator.GetBytes(32));

    [Fact]
    public void Whatever_is_sealed_opens_again() => Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), plain =>
    {
        var key = vault.NewKey(Person);
        return vault.Open(Person, key, "contact.1", vault.Seal(Person, key, "contact.1", plain)).SequenceEqual(plain);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_changed_byte_is_noticed()
    {
        var key = vault.NewKey(Person);
        var text = vault.Seal(Person, key, "contact.1", "Zénobie Quidam"u8);
        for (var i = 0; i < text.Length; i++)
        {
            var forged = text.ToArray();
            forged[i] ^= 1;
            Assert.ThrowsAny<CryptographicException>(() => vault.Open(Person, key, "contact.1", forged));
        }

        Assert.ThrowsAny<CryptographicException>(() => vault.Open(Person, key, "contact.1", text.AsSpan(0, 20)));
    }

    [Fact]
    public void A_seal_opens_for_its_person_and_its_purpose_only()
    {
        var (key, others) = (vault.NewKey(Person), vault.NewKey(Other));
        var text = vault.Seal(Person, key, "contact.1", "Zénobie Quidam"u8);
        Assert.ThrowsAny<CryptographicException>(() => vault.Open(Other, others, "contact.1", text));
        Assert.ThrowsAny<CryptographicException>(() => vault.Open(Other, key, "contact.1", text));
        Assert.ThrowsAny<CryptographicException>(() => vault.Open(Person, key, "contact.2", text));
        Assert.ThrowsAny<CryptographicException>(() => Of(RandomNumberGenerator.GetBytes(32)).Open(Person, key, "contact.1", text));
    }

    [Fact]
    public void The_same_text_is_sealed_differently_each_time_and_holds_none_of_it()
    {
        var key = vault.NewKey(Person);
        var (one, two) = (vault.Seal(Person, key, "contact.1", "Quidam"u8), vault.Seal(Person, key, "contact.1", "Quidam"u8));
        Assert.NotEqual(one, two);
        Assert.DoesNotContain("Quidam", Encoding.Latin1.GetString(one), StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_leaves_one_trace_however_it_is_written_and_another_under_another_key()
    {
        Assert.Equal(vault.Trace("Zenobie@Quidam.invalid "), vault.Trace("zenobie@quidam.invalid"));
        Assert.NotEqual(vault.Trace("zenobie@quidam.invalid"), vault.Trace("zenobie@quidam.example"));
        Assert.NotEqual(vault.Trace("zenobie@quidam.invalid"), Of(RandomNumberGenerator.GetBytes(32)).Trace("zenobie@quidam.invalid"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("no base64")]
    [InlineData("AAAA")]
    public void A_key_that_is_none_says_how_to_make_one(string? key) =>
        Assert.Contains("PersonalData:Key", Assert.Throws<InvalidOperationException>(() => Of(key).NewKey(Person)).Message, StringComparison.Ordinal);

    static Vault Of(byte[] key) => Of(Convert.ToBase64String(key));

    static Vault Of(string? key) => new(new ConfigurationBuilder().AddInMemoryCollection([new("PersonalData:Key", key)]).Build());
}
