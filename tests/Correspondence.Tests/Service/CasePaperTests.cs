using System.Security.Cryptography;
using Recouvrement.Contracts.Correspondence;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Support;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Service;

/// <summary>What was sent in a case is evidence from the hand-over on, whether it left before or after.</summary>
public sealed class CasePaperTests(CopyFixture fixture) : IClassFixture<CopyFixture>
{
    readonly CorrespondenceUnderTest correspondence = fixture.Correspondence;

    [StandInFact]
    public async Task Papers_of_a_case_are_kept_from_the_hand_over_on_and_no_others()
    {
        var before = await correspondence.Ask(debtor => Story.Message(debtor, "letter", "letter_1"));
        var stays = await correspondence.Ask(debtor => Story.Message(debtor, "letter", "letter_2"));
        await correspondence.Ended(before);
        await correspondence.Ended(stays);
        await correspondence.Bus.Publish(new ClaimsHandedOverV1(Guid.CreateVersion7(), before.Case, before.Creditor, before.Debtor, before.CustomerNumber, 1, Guid.CreateVersion7(), [], "EUR", 9, Story.Monday));

        var told = await Kept(before);
        var bytes = await correspondence.Document(before);
        Assert.Equal((Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.Length, "application/pdf", before.Case), (told.Sha256, told.Size, told.MediaType, told.Case));
        Assert.Equal(bytes, await File.ReadAllBytesAsync(fixture.PathOf(bytes)));
        Assert.False(File.Exists(fixture.PathOf(await correspondence.Document(stays))));

        var after = Story.Message(before.Debtor, "letter", "letter_1") with { Case = before.Case };
        await correspondence.Bus.Publish(after);
        await correspondence.Ended(after);
        Assert.Equal(before.Case, (await Kept(after)).Case);
        Assert.Single(correspondence.Bus.Heard<CasePaperKeptV1>(), p => p.Decision == before.Decision);
    }

    async Task<CasePaperKeptV1> Kept(MessageRequestedV1 asked)
    {
        await Eventually.Is(() => correspondence.Bus.Heard<CasePaperKeptV1>().Any(p => p.Decision == asked.Decision && p.Kind == "letter"), "its letter is kept");
        return correspondence.Bus.Heard<CasePaperKeptV1>().First(p => p.Decision == asked.Decision && p.Kind == "letter");
    }
}
