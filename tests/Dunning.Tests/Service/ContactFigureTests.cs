using System.Net;
using System.Text.Json.Nodes;
using Recouvrement.Contracts.Correspondence;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Dunning.Entities;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Dunning.Tests.Service;

/// <summary>What came of contacts, with exact numbers.</summary>
public sealed class ContactFigureTests(DunningServer server) : IClassFixture<DunningServer>
{
    static readonly DateOnly Today = DunningServer.Today, CallDay = Today.AddDays(7), Later = Today.AddDays(18);

    [Fact]
    public async Task What_comes_within_the_days_counts_for_each_contact_and_what_has_not_had_its_days_for_none()
    {
        var siren = (await server.Debtor()).Siren;
        var (pays, contests, settles, promises, early, credited, undone) = (
            await Reminded(siren, "PAYS"), await Reminded(siren, "CONTESTS"), await Reminded(siren, "SETTLES"), await Reminded(siren, "PROMISES"), await Reminded(siren, "EARLY"), await Reminded(siren, "CREDITED"), await Reminded(siren, "UNDONE"));
        await server.Run(Today);
        foreach (var debtor in new[] { pays, contests, settles, promises, early, credited, undone }) await debtor.Sent((await debtor.AskedFor("reminder_1")).Decision, "reminder_1", "email", Today);
        Assert.Equal([("reminder_1", "email", 7, 7, 0, null, 0L)], (await Figures(siren)).Select(f => (Text(f, "step"), Text(f, "channel"), Number(f, "sent"), Number(f, "reached"), Number(f, "observed"), (int?)f["paidPercent"], Cents(f))));

        await early.Pays("EARLY-F1", 5000, 35000, Today);
        await contests.Contests("CONTESTS-F1", Today.AddDays(2));
        await settles.Contests("SETTLES-F1", Today.AddDays(1));
        await settles.Hears(new InvoiceDisputeResolvedV1(siren, settles.Id, "SETTLES", settles.Invoice("SETTLES-F1"), "SETTLES-F1", "L-1", "unfounded", settles.Next(settles.Invoice("SETTLES-F1")), Today.AddDays(5)));
        await credited.Credits("CREDITED-F1", 10000, 30000, Today.AddDays(3));
        await pays.Pays("PAYS-F1", 30000, 10000, Today.AddDays(4));
        await undone.Pays("UNDONE-F1", 20000, 20000, Today.AddDays(4));
        await undone.Hears(new InvoiceBalanceChangedV1(
            siren, undone.Id, "UNDONE", undone.Invoice("UNDONE-F1"), "UNDONE-F1", 40000, -20000, "EUR", "undone", NameBasedId.Of($"{siren} pays UNDONE-F1 {Today.AddDays(4)}"), undone.Next(undone.Invoice("UNDONE-F1")), Today.AddDays(6)));

        await server.Service.SetToday(CallDay);
        await server.Run(CallDay);
        await Called(siren, "PROMISES", new { outcome = "promise", day = CallDay.AddDays(5) });
        await Called(siren, "EARLY", new { outcome = "no_answer" });
        // The eleventh day after the reminder, the fourth after the call.
        await promises.Pays("PROMISES-F1", 40000, 0, Today.AddDays(11));
        await server.Service.SetToday(Later);

        var figures = await Figures(siren);
        Assert.Equal(2, figures.Count);
        Assert.Equal(("call_1", "call", 2, 1, 1, 1, 100, 40000L, 0, 0, 1), All(figures[0]));
        Assert.Equal(("reminder_1", "email", 7, 7, 7, 1, 14, 30000L, 2, 1, 1), All(figures[1]));
        // A day more, and the late money is in; a day less, and so is nothing of the first week.
        Assert.Equal((2, 70000L), (Number((await Figures(siren, "&days=11"))[1], "paid"), Cents((await Figures(siren, "&days=11"))[1])));
        Assert.Equal((0, 2), (Number((await Figures(siren, "&days=3"))[1], "paid"), Number((await Figures(siren, "&days=3"))[1], "disputed")));
        Assert.Equal(["call_1"], (await Figures(siren, $"&from={CallDay:yyyy-MM-dd}")).Select(f => Text(f, "step")));

        await TheMigrationFindsTheSameInTheStreams();
        await credited.Hears(new MessageBouncedV1(credited.Asked[0].Decision, credited.Case, siren, "reminder_1", "email", "hard", "5.1.1", 9, Later));
        Assert.Equal(("reminder_1", "email", 7, 6, 6, 1, 16, 30000L, 2, 1, 1), All((await Figures(siren)).Single(f => Text(f, "step") == "reminder_1")));
    }

    [Fact]
    public async Task What_makes_no_sense_names_its_field_and_figures_are_not_for_the_ERP()
    {
        foreach (var query in new[] { "days=0", "days=91", "creditor=12", "from=2026-10-02&to=2026-10-01", "from=2020-01-01", "to=0001-01-01" }) Assert.Equal(422, await server.Status($"/figures/contacts?{query}"));
        Assert.Equal(403, await server.Status("/figures/contacts", "erp"));
    }

    async Task<DebtorUnderTest> Reminded(string siren, string number)
    {
        var debtor = new DebtorUnderTest(server, siren, number);
        await debtor.Hears(new DebtorChangedV1(siren, debtor.Id, number, "company", null, "fr", debtor.Next(debtor.Id), Today));
        await debtor.Hears(new DebtorContactsChangedV1(siren, debtor.Id, number, "Débiteur", "fr", [new("accounts_payable", null, "compta@debiteur.invalid", "+33490000000", ["1 rue de l'Exemple"], "84000", "Avignon", "FR")], debtor.Next(debtor.Id), Today));
        await debtor.Owes($"{number}-F1", Today.AddDays(-3), 40000);
        return debtor;
    }

    async Task Called(string siren, string number, object outcome)
    {
        var call = (await server.Get($"/calls?creditor={siren}")).AsArray().Single(c => Text(c!.AsObject(), "customerNumber") == number)!["decision"]!.GetValue<Guid>();
        await server.Post($"/calls/{call}/outcome", outcome, "collector", HttpStatusCode.NoContent);
    }

    // An installation that has run for a year counts from its first day on.
    async Task TheMigrationFindsTheSameInTheStreams()
    {
        var before = await Rows();
        await using var file = typeof(Settings).Assembly.GetManifestResourceStream(typeof(Settings).Assembly.GetManifestResourceNames().Single(name => name.EndsWith("0425_contact_figures.sql", StringComparison.Ordinal)))!;
        var sql = await new StreamReader(file).ReadToEndAsync();
        await server.Service.Database.Administer($"truncate contacts_made, receipts, disputes_heard; {sql[sql.IndexOf("insert into contacts_made", StringComparison.Ordinal)..sql.IndexOf("grant", StringComparison.Ordinal)]}");
        Assert.Equal(before, await Rows());
    }

    async Task<List<string>> Rows()
    {
        await using var session = await Session.Open(server.Service.Database.Source, default);
        return await session.Read("select c::text from contacts_made c union all select r::text from receipts r union all select d::text from disputes_heard d order by 1", row => row.GetString(0), default);
    }

    async Task<List<JsonObject>> Figures(string siren, string more = "") =>
        [.. (await server.Get($"/figures/contacts?creditor={siren}{more}"))["contacts"]!.AsArray().Select(f => f!.AsObject())];

    static (string, string, int, int, int, int, int, long, int, int, int) All(JsonObject f) => (
        Text(f, "step"), Text(f, "channel"), Number(f, "sent"), Number(f, "reached"), Number(f, "observed"), Number(f, "paid"), Number(f, "paidPercent"), Cents(f), Number(f, "disputed"), Number(f, "stillDisputed"), Number(f, "promised"));

    static string Text(JsonObject figure, string name) => figure[name]!.GetValue<string>();

    static int Number(JsonObject figure, string name) => figure[name]!.GetValue<int>();

    static long Cents(JsonObject figure) => figure["paidCents"]!.GetValue<long>();
}
