using System.Text.Json;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Litigation.Tests.Year;

/// <summary>A year of three hundred files with three agencies, through public interfaces only: messages of the bus, the agencies' queues and HTTP.</summary>
public sealed class YearOfAgenciesTests(YearScene scene) : IClassFixture<YearScene>
{
    const int Days = 365;

    [Fact]
    public async Task Books_balance_to_the_cent_every_breach_is_found_no_claim_is_in_two_places_and_a_replay_is_the_year_again()
    {
        var creditors = new PlayedCreditors(scene);
        var agencies = YearScene.Pairs.Select(pair => (pair.Agency, Played: new PlayedAgency(scene, pair.Agency, pair.Creditor, pair.Nets))).ToList();
        var (day, monthEnds) = (YearScene.First, new List<(DateOnly On, string Books)>());
        for (var passed = 0; passed < Days; passed++, day = YearScene.First.AddDays(passed))
        {
            await scene.Service.DoDay(day);
            await creditors.Live(day, passed);
            foreach (var (_, agency) in agencies) await agency.Act(day);
            await creditors.Book(day, agencies.Sum(a => a.Played.Book.Count));
            await EachClaimIsInOnePlace(creditors);
            if (day.AddDays(1).Day == 1) monthEnds.Add((day, await Books("")));
        }

        var last = day.AddDays(-1);
        foreach (var (name, agency) in agencies)
        {
            await BooksBalance(name, agency);
            await EveryBreachIsFound(name, agency, last);
            await AReplayIsTheYearAgain(name, agency);
        }

        Assert.Equal(12, monthEnds.Count);
        foreach (var (on, books) in monthEnds) Assert.Equal(books, await Books($"?on={on:yyyy-MM-dd}"));
        Assert.True(agencies.All(a => a.Played.Book.Count > 60), string.Join(", ", agencies.Select(a => $"{a.Agency} {a.Played.Book.Count}")));
        Assert.Equal(300, creditors.All.Count);
    }

    // A month end that is asked for again at the end of the year is what it was.
    async Task<string> Books(string on)
    {
        var books = new System.Text.StringBuilder();
        foreach (var (name, _, _) in YearScene.Pairs) books.Append(await scene.Get(Roles.Manager, $"/agencies/{name}/portfolio{on}")).Append(await scene.Get(Roles.Manager, $"/agencies/{name}/ledger{on}"));
        return books.ToString();
    }

    async Task BooksBalance(string name, PlayedAgency agency)
    {
        var ledger = Assert.Single((await scene.Get(Roles.Manager, $"/agencies/{name}/ledger")).EnumerateArray());
        var remitted = agency.Book.Where(r => r.RemittedOn is not null).ToList();
        Assert.Equal(
            (agency.Book.Sum(r => r.Cents), remitted.Sum(agency.Remitted), agency.Book.Sum(agency.Remitted) - remitted.Sum(agency.Remitted), agency.Book.Sum(r => r.Fee.Net + r.Fee.Vat), agency.Invoiced, 0L),
            (Cents(ledger, "collectedCents"), Cents(ledger, "remittedCents"), Cents(ledger, "balanceCents"), Cents(ledger, "feesDueCents"), Cents(ledger, "feesInvoicedCents"), Cents(ledger, "uncheckedCents")));
    }

    async Task EveryBreachIsFound(string name, PlayedAgency agency, DateOnly last)
    {
        var late = agency.Book.Where(r => (r.RemittedOn ?? last) > r.On.AddMonths(1)).Select(r => ("remittance_late", r.Reference));
        var missing = agency.Book.Where(r => !r.HasReceipt && last > r.On.AddMonths(1)).Select(r => ("receipt_missing", r.Reference));
        var found = (await scene.Get(Roles.Manager, $"/agencies/{name}/breaches")).EnumerateArray().Select(b => (b.GetProperty("kind").GetString()!, b.GetProperty("reference").GetString()!));
        Assert.Equal([.. late.Concat(missing).Concat(agency.Wrongs).Order()], (List<(string, string)>)[.. found.Order()]);
        if (name == "good") Assert.Empty(found);
        else Assert.NotEmpty(found);
    }

    // With no two agencies, with none once its file has left it, and owed there what is owed at home.
    async Task EachClaimIsInOnePlace(PlayedCreditors creditors)
    {
        var live = new Dictionary<Guid, long>();
        foreach (var (name, _, _) in YearScene.Pairs)
            foreach (var line in (await scene.Get(Roles.Ops, $"/agencies/{name}/portfolio?status=live")).EnumerateArray())
                Assert.True(live.TryAdd(line.GetProperty("claimId").GetGuid(), Cents(line, "outstandingCents")), $"{line} is with two agencies");
        var status = (await scene.Get(Roles.Ops, "/files?limit=1000")).EnumerateArray().ToDictionary(f => f.GetProperty("file").GetGuid(), f => f.GetProperty("status").GetString());
        foreach (var file in creditors.All)
            foreach (var (claim, (owed, _)) in file.Balances)
            {
                Assert.True(!live.TryGetValue(claim, out var there) || there == owed, $"file {file.Number}: {there} with its agency, {owed} at home");
                Assert.True(!live.ContainsKey(claim) || status[file.HandedOver.HandOver] == "placed", $"file {file.Number} is {status[file.HandedOver.HandOver]} and its claim is with an agency");
                Assert.False(file.IsInsolvent && live.ContainsKey(claim), $"file {file.Number} is frozen and its claim is with an agency");
            }
    }

    async Task AReplayIsTheYearAgain(string name, PlayedAgency agency)
    {
        await using var queue = scene.Queue(name);
        var told = (await queue.ReceiveNow()).Select(m => m.Body).ToList();
        List<string> again = [];
        for (var after = ""; ;)
        {
            var page = (await scene.Get(agency.Key, $"/agency/events?limit=1000{after}")).EnumerateArray().Select(e => JsonSerializer.Serialize(e)).ToList();
            again.AddRange(page);
            if (page.Count < 1000) break;
            after = $"&after={JsonSerializer.Deserialize<JsonElement>(page[^1]).GetProperty("sequence").GetString()}";
        }

        Assert.Equal(told.Select(body => JsonSerializer.Serialize(JsonSerializer.Deserialize<JsonElement>(body))), again);
        Assert.Empty(await queue.ReceiveNow() is var now ? now.Skip(told.Count) : []);
    }

    static long Cents(JsonElement of, string name) => of.GetProperty(name).GetInt64();
}
