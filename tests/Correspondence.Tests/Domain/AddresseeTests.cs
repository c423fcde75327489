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

    static readonly Seat Seat = new(["9 quai du Siège"], "69002", "Lyon", null);

    static readonly Contact LegalByMail = Legal with { Email = "presidente@client.example", Address = [], Postcode = null, City = null };

    /// <summary>Channel, who is meant, who is known, is the seat known; who is written to, and where. "-" is nobody.</summary>
    public static TheoryData<Channel, ContactRole, string, bool, string, AddressKind> Ways { get; } = new()
    {
        // A formal notice goes to the seat, whatever addresses there are.
        { Channel.RegisteredLetter, ContactRole.LegalRepresentative, "legal payable", true, "legal", AddressKind.Seat },
        { Channel.RegisteredLetter, ContactRole.LegalRepresentative, "payable", true, "nobody by name", AddressKind.Seat },
        { Channel.RegisteredLetter, ContactRole.LegalRepresentative, "", true, "nobody by name", AddressKind.Seat },
        { Channel.RegisteredLetter, ContactRole.AccountsPayable, "legal payable", true, "payable", AddressKind.Seat },
        { Channel.RegisteredLetter, ContactRole.FinanceDirector, "legal payable", true, "legal", AddressKind.Seat },
        // Where the seat is not known, as ever.
        { Channel.RegisteredLetter, ContactRole.LegalRepresentative, "legal payable", false, "legal", AddressKind.Contact },
        { Channel.RegisteredLetter, ContactRole.LegalRepresentative, "payable", false, "payable", AddressKind.Contact },
        { Channel.RegisteredLetter, ContactRole.LegalRepresentative, "", false, "-", AddressKind.None },
        // A public accountant has an office of its own.
        { Channel.RegisteredLetter, ContactRole.PublicAccountant, "accountant legal", true, "accountant", AddressKind.Contact },
        // Another letter goes to the seat only where its representative has no address.
        { Channel.Letter, ContactRole.LegalRepresentative, "legal", true, "legal", AddressKind.Contact },
        { Channel.Letter, ContactRole.LegalRepresentative, "legal by mail", true, "legal by mail", AddressKind.Seat },
        { Channel.Letter, ContactRole.AccountsPayable, "legal by mail payable", true, "payable", AddressKind.Contact },
        { Channel.Letter, ContactRole.FinanceDirector, "finance payable", true, "nobody by name", AddressKind.Seat },
        { Channel.Letter, ContactRole.LegalRepresentative, "legal by mail", false, "-", AddressKind.None },
        // No e-mail goes to a seat.
        { Channel.Email, ContactRole.LegalRepresentative, "legal by mail", true, "legal by mail", AddressKind.None },
        { Channel.Email, ContactRole.LegalRepresentative, "legal", true, "-", AddressKind.None },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_formal_notice_goes_to_the_registered_seat(Channel channel, ContactRole asked, string known, bool hasSeat, string who, AddressKind at)
    {
        var people = new (string Name, Contact Contact)[]
        {
            ("legal by mail", LegalByMail), ("legal", Legal), ("payable", Payable), ("finance", Finance), ("accountant", Payable with { Role = ContactRole.PublicAccountant, Name = "Trésorerie" }),
        };
        var left = known;
        var contacts = people.Where(p =>
        {
            var isKnown = left.Contains(p.Name, StringComparison.Ordinal);
            left = left.Replace(p.Name, "", StringComparison.Ordinal);
            return isKnown;
        }).Select(p => p.Contact).ToList();
        var found = Addressee.Of(channel, asked, contacts, hasSeat ? Seat : null);
        if (who == "-")
        {
            Assert.Null(found);
            return;
        }

        var meant = who == "nobody by name" ? new Contact(ContactRole.LegalRepresentative, null, null, [], null, null, null) : people.Single(p => p.Name == who).Contact;
        Assert.Equal((meant.Role, meant.Name, meant.Email, at), (found!.Contact.Role, found.Contact.Name, found.Contact.Email, found.At));
        Assert.Equal(at is AddressKind.Seat ? "Lyon" : meant.City, found.Contact.City);
    }

    [Fact]
    public void A_seat_without_its_town_is_no_address() =>
        Assert.Equal(AddressKind.Contact, Addressee.Of(Channel.RegisteredLetter, ContactRole.LegalRepresentative, [Legal], Seat with { City = " " })!.At);
}
