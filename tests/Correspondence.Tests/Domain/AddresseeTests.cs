using Recouvrement.Correspondence.Domain.Addressees;
using Recouvrement.Correspondence.Domain.Messages;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Domain;

public sealed class AddresseeTests
{
    static readonly Contact
        Payable = new(ContactRole.AccountsPayable, "Comptabilité", "compta@client.example", ["1 rue du Port"], "44000", "Nantes", "FR"),
        Finance = new(ContactRole.FinanceDirector, "DAF", "daf@client.example", [], null, null, null),
        Legal = new(ContactRole.LegalRepresentative, "La présidente", null, ["2 place du Siège"], "75001", "Paris", null);

    [Fact]
    public void The_role_asked_for_comes_first() =>
        Assert.Equal(Payable, Addressee.For(Channel.Email, ContactRole.AccountsPayable, [Finance, Payable, Legal]));

    [Fact]
    public void A_role_the_channel_cannot_reach_falls_back()
    {
        Assert.Equal(Legal, Addressee.For(Channel.Letter, ContactRole.FinanceDirector, [Payable, Finance, Legal]));
        Assert.Equal(Finance, Addressee.For(Channel.Email, ContactRole.LegalRepresentative, [Payable, Finance, Legal]));
        Assert.Equal(Payable, Addressee.For(Channel.RegisteredLetter, ContactRole.LegalRepresentative, [Payable, Finance]));
    }

    [Theory]
    [InlineData(ContactRole.Buyer)]
    [InlineData(ContactRole.SiteManager)]
    [InlineData(ContactRole.PublicAccountant)]
    public void Who_pays_stands_in_for_those_who_hear_only_what_is_meant_for_them(ContactRole role)
    {
        var meant = Payable with { Role = role, Email = "lui@client.example", Address = [] };
        Assert.Equal(meant, Addressee.For(Channel.Email, role, [Legal, Finance, Payable, meant]));
        Assert.Equal(Payable, Addressee.For(Channel.Email, role, [Legal, Finance, Payable]));
        Assert.Equal(Payable, Addressee.For(Channel.Letter, role, [Legal, Finance, Payable, meant]));
        Assert.Equal(Finance, Addressee.For(Channel.Email, role, [Legal, Finance]));
        Assert.Null(Addressee.For(Channel.Email, ContactRole.AccountsPayable, [meant]));
        Assert.Null(Addressee.For(Channel.Email, ContactRole.LegalRepresentative, [meant]));
    }

    [Fact]
    public void An_address_is_never_invented()
    {
        Assert.Null(Addressee.For(Channel.Email, ContactRole.AccountsPayable, [Legal]));
        Assert.Null(Addressee.For(Channel.RegisteredLetter, ContactRole.LegalRepresentative, [Finance]));
        Assert.Null(Addressee.For(Channel.Letter, ContactRole.LegalRepresentative, []));
    }

    [Fact]
    public void Within_France_a_letter_needs_a_postcode_abroad_it_may_lack_one()
    {
        Assert.False((Legal with { Postcode = " " }).CanBePosted);
        Assert.True((Legal with { Postcode = null, Country = "IE", City = "Dublin" }).CanBePosted);
    }
}
