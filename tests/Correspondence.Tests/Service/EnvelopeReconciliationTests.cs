using System.Net.Http.Json;
using System.Text.Json;
using Recouvrement.Support;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Service;

/// <summary>A letter with copies against what its provider lists: size and number of its documents.</summary>
public sealed class EnvelopeReconciliationTests(CopyFixture fixture) : IClassFixture<CopyFixture>
{
    [StandInFact]
    public async Task Copies_count_with_their_letter_and_one_that_is_not_there_is_a_difference()
    {
        var (whole, halved) = (CopyFixture.Claiming(Story.Notice(Guid.CreateVersion7()), 2), CopyFixture.Claiming(Story.Notice(Guid.CreateVersion7()), 2));
        foreach (var asked in new[] { whole, halved })
        {
            for (var line = 0; line < 2; line++) await fixture.Keeps(asked, Pdfs.Of(line + 1), line);
            await fixture.Sends(asked);
            await Eventually.Is(async () => (await fixture.Correspondence.Facts(asked)).Contains("letter_deposited"), "the deposit is learnt");
        }

        await fixture.Correspondence.Database.Administer($"update message_copies set size = null where decision = '{halved.Decision}' and position = 2");
        await fixture.Correspondence.Outside.SetToday(Story.Monday.AddDays(1));
        await fixture.Correspondence.Service.DoDay(Story.Monday.AddDays(1));
        using var ops = fixture.Correspondence.Service.As("ops");
        var lines = (await ops.GetFromJsonAsync<JsonElement[]>("/post/reconciliations?provider=maileva"))![0].GetProperty("lines").EnumerateArray();
        Assert.Equal([$"other_document {halved.Decision}"], lines.Select(l => $"{l.GetProperty("kind").GetString()} {l.GetProperty("decision").GetString()}"));
    }
}
