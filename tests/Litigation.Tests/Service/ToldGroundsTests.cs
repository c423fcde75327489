using System.Net;
using System.Text.Json;
using Recouvrement.Contracts.Correspondence;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Litigation.Domain.Court;
using Recouvrement.Platform.Hosting;
using Recouvrement.Support;

namespace Recouvrement.Litigation.Tests.Service;

/// <summary>A request is drawn up from what was told: the debtor and his contract at the hand-over, payments by the accounts, the notice by its carrier. Who says otherwise gives a reason.</summary>
public sealed class ToldGroundsTests(Scene scene) : IClassFixture<Scene>, IAsyncLifetime
{
    readonly CourtActs acts = new(scene);

    public Task InitializeAsync() => scene.Service.SetToday(new(2026, 12, 1));

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task What_was_told_is_taken_and_the_answer_says_from_where_each_part_came()
    {
        const string siren = "200000206";
        var (handed, id) = await Live(siren, new ClaimBasisV1("company", false, [new(NameBasedId.Of("before"), new(2026, 1, 31), 200_000, false)], "fixed_rate", 1000, new(2025, 1, 1)));
        var later = new InvoiceBalanceChangedV1(siren, Scene.Debtor(siren), "C0012", handed.Claims[0].Invoice, "F-1", 900_000, 100_000, "EUR", "payment", NameBasedId.Of($"later|{siren}"), 2, new(2026, 3, 20));
        await scene.Bus.Publish(new PaymentReceivedV1(siren, Scene.Debtor(siren), "C0012", later.Source, 100_000, "EUR", new(2026, 3, 17), "bank", 1, new(2026, 3, 20)));
        await scene.Bus.Publish(later);
        await Eventually.Is(async () => (await scene.Get(Roles.Collector, $"/files/{handed.HandOver}")).ToString().Contains("900000", StringComparison.Ordinal), "the payment is known");

        Assert.Equal(422, (int)(await Draw(id, new { asOf = "2026-03-16" })).Status);
        var drawn = await Drawn(id, new { asOf = "2026-03-31" });
        var claim = drawn.GetProperty("claims").EnumerateArray().Single();
        Assert.Equal(("company", "hand_over", "hand_over", "accounts"), (CourtActs.Text(claim, "debtor"), CourtActs.Text(claim, "debtorFrom"), CourtActs.Text(claim, "clauseFrom"), CourtActs.Text(claim, "settledFrom")));
        // 12 000.00 at 10 %: 19 and 31 days to 31 January are 62.47 and 101.92, so that the payment leaves 10 164.39; 45 days to 17 March are 125.31, then 9 289.70 for 14 days are 35.63.
        Assert.Equal((928_970, 3_563, 4_000), (claim.GetProperty("principalCents").GetInt64(), claim.GetProperty("interestCents").GetInt64(), claim.GetProperty("compensationCents").GetInt64()));
        Assert.Equal(drawn.ToString(), (await scene.Get(Roles.Collector, $"/proceedings/{id}/request")).ToString());
        Assert.Equal(drawn.ToString(), (await Drawn(id, new { asOf = "2026-03-31", basis = new { debtor = "company", clause = new { basis = "fixed_rate", figureHundredths = 1000 } } })).ToString());
    }

    [Fact]
    public async Task Who_says_otherwise_than_it_was_told_gives_a_reason()
    {
        const string siren = "200000214";
        var (handed, id) = await Live(siren, new ClaimBasisV1("company", false, [new(NameBasedId.Of("paid"), new(2026, 1, 31), 300_000, false)], "fixed_rate", 1000, new(2025, 1, 1)));
        object Settled(string on) => new[] { new { claimId = handed.Claims[0].Invoice, parts = new[] { new { kind = "payment", on, amountCents = 300_000 } } } };
        var otherwise = new { asOf = "2026-03-31", basis = new { clause = new { basis = "legal_default" } }, settled = Settled("2026-02-01") };
        var (status, problem) = await Draw(id, otherwise);
        Assert.Equal((HttpStatusCode)422, status);
        Assert.Contains("overruling", problem.ToString());
        Assert.Equal(422, (int)(await Draw(id, new { otherwise.asOf, otherwise.basis, otherwise.settled, overruling = new { reason = "none" } })).Status);
        Assert.Equal(422, (int)(await Draw(id, new { otherwise.asOf, otherwise.basis, otherwise.settled, overruling = new { reason = "lawyer_says", paper = "a letter" } })).Status);
        var drawn = await Drawn(id, new { otherwise.asOf, otherwise.basis, otherwise.settled, overruling = new { reason = "contract_says_otherwise", paper = "CTR-7" } });
        var claim = drawn.GetProperty("claims").EnumerateArray().Single();
        Assert.Equal(("hand_over", "overruled", "overruled"), (CourtActs.Text(claim, "debtorFrom"), CourtActs.Text(claim, "clauseFrom"), CourtActs.Text(claim, "settledFrom")));
        Assert.Equal(("contract_says_otherwise", "CTR-7"), (CourtActs.Text(drawn, "overruledFor"), CourtActs.Text(drawn, "overruledBy")));
        // Nothing is overruled any more once he says what was told.
        var told = await Drawn(id, new { asOf = "2026-03-31", settled = Settled("2026-01-31"), overruling = new { reason = "told_wrongly" } });
        Assert.Equal(("accounts", JsonValueKind.Null), (CourtActs.Text(told.GetProperty("claims")[0], "settledFrom"), told.GetProperty("overruledFor").ValueKind));
    }

    [Fact]
    public async Task A_consumer_is_known_by_his_profile_and_his_interest_waits_for_the_delivered_notice()
    {
        const string siren = "200000222";
        var (handed, id) = await Live(siren, null, 150_000);
        Assert.Equal(422, (int)(await Draw(id, new { asOf = "2026-09-30" })).Status);
        await scene.Bus.Publish(new DebtorChangedV1(siren, Scene.Debtor(siren), "C0012", "consumer", null, "fr", 3, Scene.Day, "FR"));
        await scene.Bus.Publish(new RegisteredLetterMovedV1(handed.Notice, handed.Case, siren, "delivered", new(2026, 3, 10), 6, new(2026, 3, 11)));
        await Eventually.Is(async () => (await Draw(id, new { asOf = "2026-09-30" })) is { Status: HttpStatusCode.OK } drawn && drawn.Body.GetProperty("claims")[0].GetProperty("noticeOn").ValueKind is JsonValueKind.String, "debtor and notice are known");
        var claim = (await scene.Get(Roles.Collector, $"/proceedings/{id}/request")).GetProperty("claims")[0];
        Assert.Equal(("profile", "law", "letter", "2026-03-10"), (CourtActs.Text(claim, "debtorFrom"), CourtActs.Text(claim, "clauseFrom"), CourtActs.Text(claim, "noticeFrom"), CourtActs.Text(claim, "noticeOn")));
        // The vector CONSO-1: 112 days at 2.62 % and 92 at 2.75 %, and no compensation.
        Assert.Equal((150_000, 2_246, 0), (claim.GetProperty("principalCents").GetInt64(), claim.GetProperty("interestCents").GetInt64(), claim.GetProperty("compensationCents").GetInt64()));
    }

    [Fact]
    public async Task The_papers_that_are_kept_make_the_list_of_exhibits()
    {
        const string siren = "200000230";
        var (handed, id) = await Live(siren, new ClaimBasisV1("company", false, []));
        var hash = new string('a', 64);
        await scene.Bus.Publish(new MessageSentV1(handed.Notice, handed.Case, siren, "formal_notice", "registered_letter", hash, 5, new(2026, 2, 2)));
        await scene.Bus.Publish(new ClaimEvidenceListedV1(
            siren, handed.Claims[0].Invoice, "F-1",
            [new("invoice_copy", "GED-1", "invoice", null, null, hash, 16, "application/pdf"), new("signed_quote", "DEV-3", "quote", new(2025, 10, 1), new(2025, 10, 1), new string('b', 64), 17, "application/pdf"), new("contract", "CTR-9", "order", null, null, null, null, null)],
            [], 1, new(2026, 4, 10)));
        await scene.Bus.Publish(new InvoiceCopyKeptV1(siren, handed.Claims[0].Invoice, "F-1", hash, 16, "application/pdf", "GED-1", 1, new(2026, 3, 1)));
        await Eventually.Is(async () => (await Drawn(id, new { asOf = "2026-03-31" })).GetProperty("exhibits").GetInt32() == 3, "the papers are known: one that is not kept is none");
        var left = (await scene.Get(Roles.Collector, $"/proceedings/{id}/request")).GetProperty("leftOut").EnumerateArray().Single();
        Assert.Equal(("contract", "CTR-9", "not_kept"), (CourtActs.Text(left, "kind"), CourtActs.Text(left, "reference"), CourtActs.Text(left, "why")));
        Assert.Equal(0, (await Drawn(id, new { asOf = "2026-03-31", exhibits = Array.Empty<object>() })).GetProperty("exhibits").GetInt32());
        await Drawn(id, new { asOf = "2026-03-31" });
        await acts.Parties(siren);
        var text = await acts.Printed($"/proceedings/{id}/request.pdf");
        Assert.Matches("1 Devis accepté ou bon de commande .*DEV-3.* 2 Facture .*F-1.* 3 Mise en demeure", text);
    }

    [Fact]
    public async Task A_judgment_and_a_waiver_are_known_of_a_claim_whose_basis_nobody_told()
    {
        const string frozen = "200000347", waived = "200000354";
        var (_, stopped) = await Live(frozen, null);
        await scene.Bus.Publish(new DebtorInsolvencyOpenedV1(frozen, Scene.Debtor(frozen), "C0012", "receivership", new(2026, 3, 16), null, 3, new(2026, 3, 20)));
        var asked = new { asOf = "2026-03-31", basis = new { debtor = "company" } };
        // 19 days of 2025 and 74 days to the eve, 15 March, of 12 000.00 at 12.15 %: 75.90 and 295.59.
        await Eventually.Is(async () => (await Drawn(stopped, asked)).GetProperty("interestCents").GetInt64() == 37_149, "the judgment is known");
        await acts.Parties(frozen);
        Assert.DoesNotContain("outre les intérêts", await acts.Printed($"/proceedings/{stopped}/request.pdf"));

        var (handed, given) = await Live(waived, null);
        await scene.Bus.Publish(new PenaltiesWaivedV1(handed.Claims[0].Invoice, handed.Case, waived, handed.Debtor, "C0012", "F-1", "goodwill", 2, new(2026, 3, 20)));
        await Eventually.Is(async () => (await Drawn(given, asked)).GetProperty("totalCents").GetInt64() == 1_200_000, "the waiver is known");
    }

    [Theory]
    [InlineData("200000289", false, true)]
    [InlineData("200000297", true, false)]
    public async Task A_company_is_named_with_its_form_and_number_and_a_natural_person_is_not(string siren, bool isNaturalPerson, bool printed)
    {
        var (_, id) = await Live(siren, new ClaimBasisV1("company", false, []));
        await scene.Bus.Publish(new DebtorChangedV1(siren, Scene.Debtor(siren), "C0012", "company", null, "fr", 3, Scene.Day, "FR", "552100554", "SARL", isNaturalPerson));
        await acts.Parties(siren);
        await Drawn(id, new { asOf = "2026-03-31" });
        await Eventually.Passes(async () =>
        {
            var text = await acts.Printed($"/proceedings/{id}/request.pdf");
            Assert.Equal(printed, text.Contains("SARL SIREN 552 100 554", StringComparison.Ordinal));
        });
        Assert.Contains("RCS Grenoble", await acts.Printed($"/proceedings/{id}/request.pdf"));
    }

    async Task<(ClaimsHandedOverV1 Handed, Guid Proceeding)> Live(string siren, ClaimBasisV1? basis, long cents = 1_200_000)
    {
        var owed = cents - (basis?.Settlements.Sum(s => s.AmountCents) ?? 0);
        var handed = await scene.HandOver(siren, Scene.Claim(siren, "F-1", cents) with { OutstandingCents = owed, Basis = basis });
        await Eventually.Is(async () => (await scene.Ask(Roles.Collector, HttpMethod.Get, $"/files/{handed.HandOver}")).Status is HttpStatusCode.OK, "the file is there");
        await acts.Put($"/files/{handed.HandOver}/proceedings/IP-1", CourtActs.Proposal());
        var id = CourtProceeding.StreamOf(handed.HandOver, "IP-1");
        await acts.Tell(Roles.Manager, $"/proceedings/{id}/approve");
        return (handed, id);
    }

    Task<(HttpStatusCode Status, JsonElement Body)> Draw(Guid id, object asked) => scene.Ask(Roles.Collector, HttpMethod.Post, $"/proceedings/{id}/request", asked);

    async Task<JsonElement> Drawn(Guid id, object asked)
    {
        var (status, body) = await Draw(id, asked);
        Assert.True(status is HttpStatusCode.OK, $"{status} {body}");
        return body;
    }
}
