using System.Collections.Immutable;
using Recouvrement.Correspondence.Domain.Addressees;
using Recouvrement.Correspondence.Domain.Messages;
using Recouvrement.Correspondence.Domain.Suppressions;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Domain;

/// <summary>An electronic registered letter takes the way of an e-mail, and is a registered letter all the same.</summary>
public sealed class ElectronicWayTests
{
    static readonly Contact Mailed = new(ContactRole.LegalRepresentative, "Mme Bôchard", "gerance@client.example", [], null, null, null);

    [Fact]
    public void It_goes_to_a_mailbox() =>
        Assert.Equal(Mailed, Addressee.Of(Channel.ElectronicRegisteredLetter, ContactRole.LegalRepresentative, [Mailed], null)?.Contact);

    [Fact]
    public void A_wish_for_no_mails_stops_mails_and_not_the_formal_notice()
    {
        var barred = new BarredWays([SuppressedWay.Email], ImmutableDictionary<(SuppressedWay, string), SuppressionReason>.Empty);
        Assert.NotNull(barred.Against(Channel.Email, AddressKey.Of(Channel.Email, Mailed)));
        Assert.Null(barred.Against(Channel.ElectronicRegisteredLetter, AddressKey.Of(Channel.ElectronicRegisteredLetter, Mailed)));
    }
}
