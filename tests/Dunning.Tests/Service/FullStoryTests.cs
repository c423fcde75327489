using System.Net;
using Recouvrement.Contracts.Correspondence;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Contracts.Litigation;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Support;

namespace Recouvrement.Dunning.Tests.Service;

/// <summary>One debtor from the first reminder to the agency's collection, day by day on the virtual clock.</summary>
public sealed class FullStoryTests(DunningServer server) : IClassFixture<DunningServer>
{
    static readonly DateOnly Today = DunningServer.Today;
    long feed = 1;

    [Fact]
    public async Task A_debtor_who_never_pays_ends_with_the_agency_and_the_collection_ends_the_case()
    {
        var debtor = await server.Debtor();
        await TellsOfHandOvers(debtor);
        await debtor.Owes("F1", Today, 40000);
        var day = await Walk(debtor, Today, Today.AddDays(60));
        Assert.Equal(["reminder_1", "letter_1", "reminder_2", "letter_2", "formal_notice"], debtor.Asked.Select(m => m.Step));
        var notice = await debtor.AskedFor("formal_notice");
        Assert.Equal(("registered_letter", "legal_representative", notice.On.AddDays(20), 4000L), (notice.Channel, notice.AddresseeRole, notice.Deadline, notice.Statement.CompensationCents));

        await debtor.Hears(new RegisteredLetterMovedV1(notice.Decision, debtor.Case, debtor.Siren, "delivered", notice.On.AddDays(2), debtor.Next(notice.Decision), day));
        Assert.Equal("hand_over", (await debtor.Why(day))[0]!["nextStep"]!.GetValue<string>());
        day = await Walk(debtor, day.AddDays(1), notice.On.AddDays(27));
        await Eventually.Is(() => server.Bus.Heard<ClaimsHandedOverV1>().Any(h => h.Case == debtor.Case), "the claims are handed over");
        var handedOver = server.Bus.Heard<ClaimsHandedOverV1>().Single(h => h.Case == debtor.Case);
        Assert.Equal((notice.Decision, 40000L, 1L), (handedOver.Notice, handedOver.Claims.Single().OutstandingCents, handedOver.Claims.Single().InvoiceVersion));
        Assert.Equal("handed_over", (await server.Get($"/cases/{debtor.Case}"))["summary"]!["status"]!.GetValue<string>());

        await GoesWithItsHistory(handedOver);

        await Collects(debtor, handedOver, day);
        await Walk(debtor, day.AddDays(1), day.AddDays(1));
        await IsFollowedByWhatCameAfter(handedOver);
        var history = await debtor.History();
        Assert.Equal(
            ["claims_handed_over", "claims_placed", "hand_over_notice_requested", "message_sent", "placement_acknowledged", "agency_acted", "agency_collected", "balance_changed", "episode_closed"],
            history.Select(h => h.Fact).SkipWhile(f => f != "claims_handed_over"));
        Assert.All(history, h => Assert.False(string.IsNullOrWhiteSpace(h.Text)));
        Assert.Equal("settled", (await server.Get($"/cases/{debtor.Case}"))["summary"]!["status"]!.GetValue<string>());
        Assert.Equal(1, (await server.Get($"/creditors/{debtor.Siren}/summary"))["casesDunned"]!.GetValue<int>());
        Assert.Equal(1, (await server.Get($"/calls/summary?creditor={debtor.Siren}"))["call"]!["call_1"]!.GetValue<int>());
    }

    // What the claims bear for being late, and every fact that led there, each continuing the one before it.
    async Task GoesWithItsHistory(ClaimsHandedOverV1 handedOver)
    {
        Assert.Equal(("company", false), (handedOver.Claims.Single().Basis!.DebtorKind, handedOver.Claims.Single().Basis!.BearsNothing));
        await Eventually.Is(() => server.Bus.Heard<CaseHistoryKeptV1>().Any(h => h.HandOver == handedOver.HandOver), "its history is kept");
        var told = server.Bus.Heard<CaseHistoryKeptV1>().Single(h => h.HandOver == handedOver.HandOver);
        var text = await File.ReadAllBytesAsync(Path.Combine(server.Documents, told.Sha256[..2], told.Sha256[2..4], told.Sha256));
        Assert.Equal((told.Sha256, told.Size), (Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(text)), text.Length));
        var events = System.Text.Encoding.UTF8.GetString(text).TrimEnd('\n').Split('\n').Select(line => System.Text.Json.Nodes.JsonNode.Parse(line)!).ToList();
        Assert.Equal((told.CaseVersion, handedOver.Version, told.Head), (events.Count, told.CaseVersion, events[^1]["hash"]!.GetValue<string>()));
        Assert.Equal("claims_handed_over", events[^1]["type"]!.GetValue<string>());
        Assert.All(events.Zip(events.Skip(1)), pair => Assert.Equal(pair.First["hash"]!.GetValue<string>(), pair.Second["previousHash"]!.GetValue<string>()));
    }

    // Each piece goes on where the one before it ends, and nothing of what the agency did is left out.
    async Task IsFollowedByWhatCameAfter(ClaimsHandedOverV1 handedOver)
    {
        List<System.Text.Json.Nodes.JsonNode> events = [];
        await Eventually.Is(async () =>
        {
            var pieces = server.Bus.Heard<CaseHistoryKeptV1>().Where(h => h.HandOver == handedOver.HandOver).OrderBy(h => h.CaseVersion).ToList();
            Assert.Equal(pieces.Select(p => p.CaseVersion).SkipLast(1).Prepend(0), pieces.Select(p => p.AfterVersion ?? 0));
            events.Clear();
            foreach (var piece in pieces)
                events.AddRange((await File.ReadAllTextAsync(Path.Combine(server.Documents, piece.Sha256[..2], piece.Sha256[2..4], piece.Sha256))).TrimEnd('\n').Split('\n').Select(line => System.Text.Json.Nodes.JsonNode.Parse(line)!));
            return events.Any(e => e["type"]!.GetValue<string>() == "balance_changed" && e["version"]!.GetValue<long>() > handedOver.Version);
        }, "what came after is kept");
        Assert.Equal(Enumerable.Range(1, events.Count), events.Select(e => e["version"]!.GetValue<int>()));
        Assert.All(events.Zip(events.Skip(1)), pair => Assert.Equal(pair.First["hash"]!.GetValue<string>(), pair.Second["previousHash"]!.GetValue<string>()));
    }

    // As shipped nobody is told of a hand-over.
    async Task TellsOfHandOvers(DebtorUnderTest debtor)
    {
        var policy = (await server.Get("/policies/shipped")).AsArray().Single(p => p!["name"]!.GetValue<string>() == "standard_company")!.DeepClone();
        policy["values"]!["handOverNotice"] = true;
        var path = $"/creditors/{debtor.Siren}/policies";
        var version = (await server.Post(path, policy, expected: HttpStatusCode.Created))!["version"]!.GetValue<int>();
        await server.Post($"{path}/standard_company/versions/{version}/activation", new { takes = "all_cases" }, DunningServer.SecondManager, HttpStatusCode.NoContent);
    }

    async Task Collects(DebtorUnderTest debtor, ClaimsHandedOverV1 handedOver, DateOnly day)
    {
        var placement = NameBasedId.Of($"placement|{handedOver.HandOver}");
        await debtor.Hears(new ClaimsPlacedV1(placement, handedOver.HandOver, debtor.Case, debtor.Siren, debtor.Id, "alpha", [new(debtor.Invoice("F1"), 40000)], "EUR", 40000, 1, day, "Agence Alpha"));
        await server.Run(day);
        var told = await debtor.AskedFor("handover_notice");
        Assert.Equal(("email", "handover_notice", new ToldHandOverV1(day, "Agence Alpha"), 40000L, 0L), (told.Channel, told.Template, told.HandOver, told.Statement.OutstandingCents, told.Statement.InterestCents));
        await debtor.Sent(told.Decision, told.Step, told.Channel, day);
        await debtor.Hears(new PlacementAcknowledgedV1(placement, debtor.Case, debtor.Siren, "alpha", "A-1", 2, day));
        await debtor.Hears(new AgencyActionReportedV1(placement, debtor.Case, debtor.Siren, "alpha", "A-2", "letter", day, 3, day));
        await debtor.Hears(new CollectionReportedV1(placement, debtor.Case, debtor.Siren, debtor.Id, "C-1", "alpha", debtor.Invoice("F1"), "A-3", 40000, "EUR", day, 4, day));
        await debtor.Pays("F1", 40000, 0, day);
    }

    // Every day has its bank feed, its run, a manager who approves, one collector's call, and a Correspondence that sends.
    async Task<DateOnly> Walk(DebtorUnderTest debtor, DateOnly from, DateOnly until)
    {
        for (var day = from; day <= until; day = day.AddDays(1))
        {
            await debtor.Hears(new BankFeedReceivedV1(debtor.Siren, day.AddDays(-1), ++feed, day));
            await server.Service.DoDay(day);
            foreach (var waiting in (await server.Get($"/approvals?creditor={debtor.Siren}")).AsArray())
                await server.Post($"/approvals/{waiting!["decision"]}/approve", new { }, "manager", HttpStatusCode.NoContent);
            foreach (var call in (await server.Get($"/calls?creditor={debtor.Siren}")).AsArray().Where(c => c!["step"]!.GetValue<string>() == "call_1"))
                await server.Post($"/calls/{call!["decision"]}/outcome", new { outcome = "reached" }, "collector", HttpStatusCode.NoContent);
            foreach (var act in (await server.Get($"/cases/{debtor.Case}"))["acts"]!.AsArray().Where(a => a!["status"]!.GetValue<string>() == "requested"))
                await debtor.Sent(act!["decision"]!.GetValue<Guid>(), act["step"]!.GetValue<string>(), act["channel"]!.GetValue<string>(), day);
        }

        return until;
    }
}
