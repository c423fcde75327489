using System.Net.Http.Json;
using System.Text.Json;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Support;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Service;

/// <summary>What we believe to have posted against what the provider lists.</summary>
public sealed class ReconciliationTests : IAsyncLifetime
{
    CorrespondenceUnderTest correspondence = null!;

    public async Task InitializeAsync() => correspondence = StandInFactAttribute.CanRun ? await CorrespondenceUnderTest.Start() : null!;

    public async Task DisposeAsync()
    {
        if (StandInFactAttribute.CanRun) await correspondence.DisposeAsync();
    }

    [StandInFact]
    public async Task A_day_without_differences_says_how_many_letters_and_what_they_cost()
    {
        await Sent(3);
        var made = await Compared(1);
        Assert.Equal((3, 3, 3 * 688L, 0), (made.GetProperty("ours").GetInt32(), made.GetProperty("theirs").GetInt32(), made.GetProperty("costCents").GetInt64(), made.GetProperty("lines").GetArrayLength()));
    }

    [StandInFact]
    public async Task Each_difference_is_a_line_for_a_person_and_nothing_is_mended()
    {
        var letters = await Sent(4);
        // One that we believe to be there and is not, one that is there by nobody's word here, one whose document differs, and one of a message that never went out.
        await Sql($"update posted_letters set reference = 'gone-1' where decision = '{letters[0].Decision}'");
        await Sql($"update documents set bytes = bytes || '\\x00'::bytea where decision = '{letters[1].Decision}'");
        await Sql($"update messages set state = 'withdrawn' where decision = '{letters[2].Decision}'");
        var made = await Compared(1);
        Assert.Equal(
            [$"left_though_not_sent {letters[2].Decision}", $"missing_there {letters[0].Decision}", $"other_document {letters[1].Decision}", $"unknown_here {letters[0].Decision}"],
            made.GetProperty("lines").EnumerateArray().Select(l => $"{l.GetProperty("kind").GetString()} {l.GetProperty("decision").GetString()}").Order(StringComparer.Ordinal));
        Assert.Equal(1, made.GetProperty("counts").GetProperty("missing_there").GetInt32());
        Assert.Equal(4, (await correspondence.Outside.Letters([.. letters.Select(l => l.Decision)])).Length);
        using var manager = correspondence.Service.As("manager");
        Assert.Single((await manager.GetFromJsonAsync<JsonElement[]>("/post/reconciliations?provider=maileva&from=2026-03-17&to=2026-03-17"))!);
        using var collector = correspondence.Service.As("collector");
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, (await collector.GetAsync("/post/reconciliations")).StatusCode);
    }

    [StandInFact]
    public async Task Drafts_that_attempts_left_behind_are_thrown_away_and_letters_are_not()
    {
        await correspondence.Outside.Faults(new { at = "document", fail = 1, status = 500 });
        var letter = (await Sent(1))[0];
        Assert.Equal(2, (await correspondence.Outside.Sendings()).Length);
        Assert.Equal(0, (await Compared(1)).GetProperty("draftsDiscarded").GetInt32());
        Assert.Equal(1, (await Compared(2)).GetProperty("draftsDiscarded").GetInt32());
        Assert.Single(await correspondence.Outside.Sendings());
        Assert.Single(await correspondence.Outside.Letters(letter.Decision));
    }

    async Task<List<MessageRequestedV1>> Sent(int letters)
    {
        var asked = new List<MessageRequestedV1>();
        for (var i = 0; i < letters; i++) asked.Add(await correspondence.Ask(debtor => Story.Notice(debtor)));
        foreach (var letter in asked)
        {
            await correspondence.Ended(letter);
            await Eventually.Is(async () => (await correspondence.Facts(letter)).Contains("letter_deposited"), "the deposit is learnt");
        }

        return asked;
    }

    async Task<JsonElement> Compared(int days)
    {
        var day = Story.Monday.AddDays(days);
        await correspondence.Outside.SetToday(day);
        await correspondence.Service.DoDay(day);
        using var ops = correspondence.Service.As("ops");
        return (await ops.GetFromJsonAsync<JsonElement[]>("/post/reconciliations?provider=maileva"))![0];
    }

    async Task Sql(string sql) => await correspondence.Database.Administer(sql);
}
