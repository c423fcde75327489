using System.Net;
using System.Text.Json;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Contracts.Litigation;
using Recouvrement.Platform.Hosting;
using Recouvrement.Support;

namespace Recouvrement.Litigation.Tests.Service;

/// <summary>Papers, mandates and rules decide which agency gets a file, and everybody can read why.</summary>
public sealed class ChoiceTests(Scene scene) : IClassFixture<Scene>
{
    const string Hash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    [Fact]
    public async Task A_choice_by_hand_takes_an_agency_that_has_shown_nothing_and_warns()
    {
        const string siren = "610000001";
        var agency = await Register("hand", papers: false);
        await scene.Choose(siren, agency);
        var handed = await scene.HandOver(siren, Scene.Claim(siren, "F-1", 70_000));
        var choice = await Placed(handed.HandOver);
        Assert.Equal(agency, choice.GetProperty("agency").GetString());
        Assert.True(choice.GetProperty("why").GetProperty("byHand").GetBoolean());
        Assert.Equal(["no_mandate", "papers_missing"], Texts(choice.GetProperty("why").GetProperty("warnings")));

        var shown = await scene.Get(Roles.Collector, $"/creditors/{siren}/placement-rules");
        Assert.True(shown.GetProperty("byHand").GetBoolean());
        Assert.Equal(["no_mandate", "papers_missing"], Codes(shown.GetProperty("agencies")[0].GetProperty("warnings")));
    }

    [Fact]
    public async Task An_agency_whose_papers_lapsed_gets_nothing_new_and_keeps_what_it_has()
    {
        const string siren = "610000002";
        var agency = await Register("lapsed", insuredUntil: "2026-12-31");
        await Sign(siren, agency, "MR-1");
        await Set(siren, new { rules = new[] { new { agencies = new[] { new { agency } } } } });
        var first = await scene.HandOver(siren, Scene.Claim(siren, "F-1", 70_000));
        await Placed(first.HandOver);

        await Paper(agency, new { kind = "liability_insurance", reference = "RC", validFrom = "2026-01-01", validUntil = "2026-03-15" });
        var second = await scene.HandOver(siren, Scene.Claim(siren, "F-2", 70_000));
        var waiting = await Waiting(siren, second.HandOver);
        Assert.Equal("no_agency_fits", waiting.GetProperty("blocker").GetProperty("reason").GetString());
        Assert.Equal(["papers_lapsed"], Texts(waiting.GetProperty("blocker").GetProperty("agencies")[0].GetProperty("because")));
        Assert.Equal("placed", (await Summary(first.HandOver)).GetProperty("status").GetString());

        var detail = await scene.Get(Roles.Collector, $"/agencies/{agency}");
        var blocking = detail.GetProperty("blocking")[0];
        Assert.Equal(("liability_insurance", "lapsed", "2026-03-15"), (blocking.GetProperty("kind").GetString(), blocking.GetProperty("state").GetString(), blocking.GetProperty("day").GetString()));
        Assert.Contains((await scene.Get(Roles.Ops, "/agencies/warnings")).EnumerateArray(), w => w.GetProperty("agency").GetString() == agency && w.GetProperty("blocks").GetBoolean());

        // By hand it is no other.
        await scene.Choose(siren, agency);
        Assert.Equal("waiting", (await Summary(second.HandOver)).GetProperty("status").GetString());
        // Renewed, it gets what waited, at once.
        await Paper(agency, new { kind = "liability_insurance", reference = "RC-2", validFrom = "2026-03-16", validUntil = "2027-03-15" });
        Assert.Equal("placed", (await Summary(second.HandOver)).GetProperty("status").GetString());
    }

    [Fact]
    public async Task Rules_send_debtors_by_where_they_are_and_what_they_owe()
    {
        const string siren = "610000003";
        string south = await Register("south", departments: ["2A", "13"]), rest = await Register("rest"), large = await Register("large");
        foreach (var agency in (string[])[south, rest, large]) await Sign(siren, agency, "MR-1");
        await scene.Bus.Publish(Scene.Contacts(siren, 1, new DebtorContactV1("accounts_payable", null, null, null, ["1 cours Napoléon"], "20000", "Ajaccio", null)));
        await Set(siren, new
        {
            rules = new object[]
            {
                new { agencies = new[] { new { agency = large } }, fromCents = 500_000 },
                new { agencies = new[] { new { agency = south } }, departments = new[] { "2A", "13" } },
            },
            fallback = rest,
        });
        await Eventually.Is(async () => await Count($"select count(*) from debtors where creditor = '{siren}'") == 1, "the address is known");
        var small = await scene.HandOver(siren, Scene.Claim(siren, "F-1", 70_000));
        var big = await scene.HandOver(siren, Scene.Claim(siren, "F-2", 500_000));
        Assert.Equal((south, 2), Chosen(await Placed(small.HandOver)));
        Assert.Equal((large, 1), Chosen(await Placed(big.HandOver)));
    }

    [Fact]
    public async Task A_file_that_no_agency_can_take_says_every_reason_and_goes_when_one_ends()
    {
        const string siren = "610000004";
        var agency = await Register("abroad", countries: ["BE"], capacity: 0);
        await Set(siren, new { rules = new[] { new { agencies = new[] { new { agency } } } } });
        var handed = await scene.HandOver(siren, Scene.Claim(siren, "F-1", 70_000));
        await Waiting(siren, handed.HandOver);
        var today = (await Choice(handed.HandOver)).GetProperty("today");
        Assert.Equal(["no_mandate", "zone", "capacity_full"], Codes(today.GetProperty("agencies")[0].GetProperty("against")));

        await Profile(agency, []);
        Assert.Equal(["no_mandate"], Codes((await Choice(handed.HandOver)).GetProperty("today").GetProperty("agencies")[0].GetProperty("against")));
        await Sign(siren, agency, "MR-1");
        Assert.Equal("placed", (await Summary(handed.HandOver)).GetProperty("status").GetString());
    }

    [Fact]
    public async Task No_rule_for_a_file_is_a_blocker_of_its_own()
    {
        const string siren = "610000005";
        var agency = await Register("dear");
        await Set(siren, new { rules = new[] { new { agencies = new[] { new { agency } }, fromCents = 100_000 } } });
        var handed = await scene.HandOver(siren, Scene.Claim(siren, "F-1", 70_000));
        Assert.Equal("no_rule", (await Waiting(siren, handed.HandOver)).GetProperty("blocker").GetProperty("reason").GetString());
    }

    [Fact]
    public async Task A_test_mandate_is_bounded_until_the_agency_is_released()
    {
        const string siren = "610000006";
        var agency = await Register("trial");
        await Sign(siren, agency, "MR-T", new { maxClaims = 2, maxAmountCents = 100_000 });
        await Set(siren, new { rules = new[] { new { agencies = new[] { new { agency } } } } });
        var first = await scene.HandOver(siren, Scene.Claim(siren, "F-1", 60_000));
        await Placed(first.HandOver);
        var second = await scene.HandOver(siren, Scene.Claim(siren, "F-2", 60_000));
        Assert.Equal(["test_bound"], Texts((await Waiting(siren, second.HandOver)).GetProperty("blocker").GetProperty("agencies")[0].GetProperty("because")));

        Assert.Equal(404, (int)(await scene.Ask(Roles.Manager, HttpMethod.Post, $"/creditors/{siren}/agencies/{agency}/mandates/release", new { reference = "MR-9" })).Status);
        await scene.Tell(Roles.Manager, $"/creditors/{siren}/agencies/{agency}/mandates/release", new { reference = "MR-T" });
        Assert.Equal("placed", (await Summary(second.HandOver)).GetProperty("status").GetString());
        var mandates = await scene.Get(Roles.Collector, $"/creditors/{siren}/agencies/{agency}/mandates");
        Assert.Equal((true, "controller", "2026-03-16"), (mandates[0].GetProperty("inForce").GetBoolean(), mandates[0].GetProperty("dataRole").GetString(), mandates[0].GetProperty("releasedOn").GetString()));
    }

    [Fact]
    public async Task Whom_to_ask_lies_in_no_event_and_can_be_erased()
    {
        var agency = await Register("people");
        await Put($"/agencies/{agency}/contacts", new[] { new { name = "Camille Durand-Unique", task = "dossiers", email = "camille@example.test", phone = "+33 4 00 00 00 00" } });
        Assert.Equal("Camille Durand-Unique", (await scene.Get(Roles.Collector, $"/agencies/{agency}")).GetProperty("contacts")[0].GetProperty("name").GetString());
        Assert.Equal(0, await Count("select count(*) from mt_events where data::text like '%Durand-Unique%'"));
        await Put($"/agencies/{agency}/contacts", Array.Empty<object>());
        Assert.Empty((await scene.Get(Roles.Collector, $"/agencies/{agency}")).GetProperty("contacts").EnumerateArray());
    }

    async Task<long> Count(string sql)
    {
        await using var command = scene.Service.Database.Source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    async Task<string> Register(
        string name, bool papers = true, string insuredUntil = "2027-03-31", string[]? countries = null, string[]? departments = null, int? capacity = null)
    {
        await Put($"/agencies/{name}", new { displayName = $"Agence {name}" });
        if (!papers) return name;
        await Paper(name, new { kind = "declaration", reference = "PR-12", issuer = "Procureur de la République, TJ Lyon", validFrom = "2019-05-02" });
        await Paper(name, new { kind = "liability_insurance", reference = "RC", issuer = "Assureur", validFrom = "2026-01-01", validUntil = insuredUntil, sha256 = Hash });
        await Paper(name, new { kind = "dedicated_account", reference = "CPT", iban = "FR76 3000 6000 0112 3456 7890 189" });
        if (countries is not null || departments is not null || capacity is not null) await Put($"/agencies/{name}/profile", new { countries = countries ?? [], departments = departments ?? [], capacity });
        return name;
    }

    Task Profile(string agency, string[] countries) => Put($"/agencies/{agency}/profile", new { countries });

    Task Paper(string agency, object paper) => scene.Tell(Roles.Manager, $"/agencies/{agency}/papers", paper);

    Task Sign(string siren, string agency, string reference, object? test = null) => scene.Tell(Roles.Manager, $"/creditors/{siren}/agencies/{agency}/mandates", new
    {
        reference, kind = "placement", powerToReceive = true, liabilityCover = "RC Pro", signedOn = "2026-03-02", textSha256 = Hash, nettingAgreed = true, test,
        fees = new { version = "1", successFees = new[] { new { rateBasisPoints = 1500 } }, vatBasisPoints = 2000, borneBy = "creditor" },
    });

    Task Set(string siren, object rules) => Put($"/creditors/{siren}/placement-rules", rules);

    async Task Put(string path, object body)
    {
        var (status, answer) = await scene.Ask(Roles.Manager, HttpMethod.Put, path, body);
        Assert.True(status is HttpStatusCode.NoContent, $"{path}: {status} {answer}");
    }

    async Task<JsonElement> Placed(Guid handOver)
    {
        await Eventually.Is(() => scene.Bus.Heard<ClaimsPlacedV1>().Any(p => p.HandOver == handOver), "the file is placed");
        return await Choice(handOver);
    }

    async Task<JsonElement> Waiting(string siren, Guid handOver)
    {
        await Eventually.Is(async () => (await scene.Get(Roles.Collector, $"/files?creditor={siren}&status=waiting")).EnumerateArray().Any(f => f.GetProperty("file").GetGuid() == handOver), "the file waits");
        return await Summary(handOver);
    }

    Task<JsonElement> Choice(Guid file) => scene.Get(Roles.Collector, $"/files/{file}/choice");

    async Task<JsonElement> Summary(Guid file) => (await scene.Get(Roles.Collector, $"/files/{file}")).GetProperty("summary");

    static (string?, int?) Chosen(JsonElement choice) => (choice.GetProperty("agency").GetString(), choice.GetProperty("why").GetProperty("rule").GetInt32());

    static IEnumerable<string?> Texts(JsonElement list) => list.EnumerateArray().Select(text => text.GetString());

    static IEnumerable<string?> Codes(JsonElement remarks) => remarks.EnumerateArray().Select(remark => remark.GetProperty("code").GetString());
}
