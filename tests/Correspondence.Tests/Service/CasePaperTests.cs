using System.Security.Cryptography;
using Recouvrement.Contracts.Correspondence;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Correspondence.Papers;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
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

        // Not committed: nobody copies it, and it counts for days from the one on which it was sent.
        await using (var session = await Session.Begin(correspondence.Service.Database.Source, CancellationToken.None))
        {
            await session.Run("insert into handed_over_cases (case_id, since) values ($1, $2)", CancellationToken.None, stays.Case, Story.Monday);
            Assert.Equal((0, 1), (await KeepCasePapers.Pending(session, Story.Monday.AddDays(-30), CancellationToken.None), await KeepCasePapers.Pending(session, Story.Monday.AddDays(30), CancellationToken.None)));
        }

        using (var ops = correspondence.Service.As(Roles.Ops)) Assert.Contains("\"case_papers\":0", await ops.GetStringAsync("/ops/flow"), StringComparison.Ordinal);

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
