using System.Text.Json;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Litigation.Tests.Service;

/// <summary>Papers lapse as days go by; what comes in wrong is turned down by name.</summary>
public sealed class AgencyPapersTests(Scene scene) : IClassFixture<Scene>
{
    const string Siren = "620000001", Mandates = $"/creditors/{Siren}/agencies/alpha/mandates";
    const string Hash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    const string Fees = """{"version":"1","successFees":[{"rateBasisPoints":1500}],"vatBasisPoints":2000,"borneBy":"creditor"}""";
    const string Mandate = $$"""{"reference":"MR-1","kind":"placement","powerToReceive":true,"liabilityCover":"RC","fees":{{Fees}},"signedOn":"2026-03-02","textSha256":"{{Hash}}"}""";

    [Fact]
    public async Task A_lapse_is_an_event_once_before_and_once_after()
    {
        await scene.Tell(Roles.Manager, "/agencies/beta/papers", new { kind = "liability_insurance", reference = "RC", validFrom = "2026-01-01", validUntil = "2026-04-30" });
        await scene.Service.DoDay(new(2026, 3, 30));
        Assert.Equal(0, await Events("paper_lapse_foreseen"));
        await scene.Service.DoDay(new(2026, 3, 31));
        await scene.Service.DoDay(new(2026, 3, 31));
        await scene.Service.DoDay(new(2026, 4, 1));
        Assert.Equal((1, 0), (await Events("paper_lapse_foreseen"), await Events("paper_lapsed")));
        Assert.Contains(await Warnings(), w => (w.State, w.Blocks) == ("lapsing", false));
        await scene.Service.DoDay(new(2026, 5, 1));
        await scene.Service.DoDay(new(2026, 5, 2));
        Assert.Equal((1, 1), (await Events("paper_lapse_foreseen"), await Events("paper_lapsed")));
        Assert.Contains(await Warnings(), w => (w.State, w.Blocks) == ("lapsed", true));
        Assert.Empty((await scene.Get(Roles.Ops, "/agencies/beta?on=2026-03-30")).GetProperty("warnings").EnumerateArray());
    }

    [Theory]
    [InlineData("""{"kind":"liability_insurance","reference":"RC","validFrom":"2026-01-01"}""", 422, "validUntil")]
    [InlineData("""{"kind":"liability_insurance","reference":"RC","validFrom":"2026-01-01","validUntil":"2025-12-31"}""", 422, "validUntil")]
    [InlineData("""{"kind":"declaration","reference":"PR"}""", 422, "validFrom")]
    [InlineData("""{"kind":"dedicated_account","reference":"C","iban":"FR7630006000011234567890188"}""", 422, "iban")]
    [InlineData("""{"kind":"dedicated_account","reference":"C","iban":"<script>"}""", 422, "iban")]
    [InlineData("""{"kind":"membership","reference":" M"}""", 422, "reference")]
    [InlineData("""{"kind":"membership","reference":"M","issuer":"a\nb"}""", 422, "issuer")]
    [InlineData("""{"kind":"membership","reference":"M","sha256":"ABC"}""", 422, "sha256")]
    [InlineData("""{"kind":"membership","reference":"M","validUntil":"9999-12-31"}""", 422, "validUntil")]
    [InlineData("""{"kind":"membership","reference":"M\u0000"}""", 400, "reference")]
    [InlineData("""{"kind":"licence","reference":"M"}""", 400, "kind")]
    [InlineData("""{"kind":"none","reference":"M"}""", 422, "kind")]
    [InlineData("""{"kind":"membership"}""", 400, "reference")]
    public async Task A_wrong_paper_is_turned_down_by_name(string body, int status, string named) => await Turned("/agencies/alpha/papers", HttpMethod.Post, body, status, named);

    [Theory]
    [InlineData("""{"countries":["fr"]}""", 422, "countries")]
    [InlineData("""{"departments":["20"]}""", 422, "departments")]
    [InlineData("""{"departments":["69","69"]}""", 422, "departments")]
    [InlineData("""{"languages":["FRA"]}""", 422, "languages")]
    [InlineData("""{"capacity":-1}""", 422, "capacity")]
    [InlineData("""{"countries":[null]}""", 422, "countries")]
    public async Task A_wrong_profile_is_turned_down_by_name(string body, int status, string named) => await Turned("/agencies/alpha/profile", HttpMethod.Put, body, status, named);

    [Theory]
    [InlineData("\"borneBy\":\"creditor\"", "\"borneBy\":\"debtor\"", 422, "L111-8")]
    [InlineData("\"powerToReceive\":true", "\"powerToReceive\":false", 422, "powerToReceive")]
    [InlineData("\"liabilityCover\":\"RC\"", "\"liabilityCover\":\"\"", 422, "liabilityCover")]
    [InlineData("\"placement\"", "\"white_label\"", 422, "dataAgreement")]
    [InlineData("\"2026-03-02\"", "\"2031-03-02\"", 422, "signedOn")]
    [InlineData(Hash, "x", 422, "textSha256")]
    [InlineData("1500}", "10001}", 422, "fees")]
    [InlineData("1500}", "1500,\"upToDays\":90}", 422, "fees")]
    [InlineData("1500}", "15.5}", 400, "rateBasisPoints")]
    [InlineData("1500}", "1500,\"upToCents\":1,\"currency\":\"euro\"}", 422, "fees.successFees[0].currency")]
    [InlineData("1500}]", "1500}],\"fixedFees\":[{\"code\":\"opening\",\"occasion\":\"placed\",\"amountCents\":3000,\"borneBy\":\"debtor\"}]", 422, "L111-8")]
    [InlineData("\"MR-1\"", "\"MR-1\",\"remitWithinDays\":181", 422, "remitWithinDays")]
    [InlineData("\"MR-1\"", "\"MR-1\",\"test\":{\"maxClaims\":0,\"maxAmountCents\":1}", 422, "test")]
    public async Task A_wrong_mandate_is_turned_down_by_name(string right, string wrong, int status, string named) =>
        await Turned(Mandates, HttpMethod.Post, Mandate.Replace(right, wrong, StringComparison.Ordinal), status, named);

    [Theory]
    [InlineData("""{"rules":[{"agencies":[]}]}""", "rule names an agency")]
    [InlineData("""{"rules":[{"agencies":[{"agency":"alpha","percent":60}]}]}""", "100 %")]
    [InlineData("""{"rules":[{"agencies":[{"agency":"nobody"}]}]}""", "nobody")]
    [InlineData("""{"rules":[],"fallback":"nobody"}""", "nobody")]
    [InlineData("""{"rules":[],"fallback":"a.#"}""", "fallback")]
    [InlineData("""{"rules":[{"agencies":[{"agency":"alpha"}],"fromCents":-1}]}""", "fromCents")]
    [InlineData("""{"rules":[{"agencies":[{"agency":"alpha"}],"debtorKinds":["friend"]}]}""", "debtorKinds")]
    [InlineData("""{"rules":[null]}""", "rules[0]")]
    public async Task Wrong_rules_are_turned_down_by_name(string body, string named) => await Turned($"/creditors/{Siren}/placement-rules", HttpMethod.Put, body, 422, named);

    [Fact]
    public async Task A_mandate_and_rules_are_read_back_as_they_were_given()
    {
        const string siren = "620000002", mandates = $"/creditors/{siren}/agencies/beta/mandates", rules = $"/creditors/{siren}/placement-rules";
        var given = """
            {"reference":"MR-9","kind":"white_label","powerToReceive":true,"liabilityCover":"RC Pro","fees":{"version":"2","successFees":[
            {"rateBasisPoints":800,"stage":"judicial","upToDays":90,"upToCents":1000000,"currency":"CHF"},{"rateBasisPoints":1500,"stage":"none","upToDays":null,"upToCents":null,"currency":"EUR"}],
            "vatBasisPoints":2000,"borneBy":"creditor","fixedFees":[{"code":"opening","occasion":"placed","amountCents":1250,"borneBy":"creditor","currency":"EUR"}]},"signedOn":"2026-03-02",
            "textSha256":"HASH","remitWithinDays":15,"nettingAgreed":true,"guaranteeRequired":true,"dataAgreement":"DPA-1","validUntil":"2027-03-01","test":{"maxClaims":5,"maxAmountCents":500000,"currency":"EUR"}}
            """.Replace("HASH", Hash, StringComparison.Ordinal);
        await scene.Tell(Roles.Manager, mandates, given);
        var shown = (await scene.Get(Roles.Collector, mandates))[0];
        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(given).RootElement, shown.GetProperty("mandate")), shown.ToString());
        Assert.Equal("processor", shown.GetProperty("dataRole").GetString());

        const string said = """
            {"rules":[{"agencies":[{"agency":"alpha","percent":60},{"agency":"beta","percent":40}],"countries":["FR"],"departments":["2A"],"languages":["fr"],"debtorKinds":["company"],"fromCents":100,"upToCents":900,"currency":"CHF","fromDays":1,"upToDays":9}],
            "fallback":"beta","requirePapers":false}
            """;
        Assert.Equal(204, (int)(await scene.Ask(Roles.Manager, HttpMethod.Put, rules, said)).Status);
        var read = await scene.Get(Roles.Collector, rules);
        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(said).RootElement, read.GetProperty("rules")), read.ToString());
        Assert.Equal(["alpha", "beta"], read.GetProperty("agencies").EnumerateArray().Select(a => a.GetProperty("agency").GetString()));
    }

    [Fact]
    public async Task What_is_not_there_is_not_found_and_who_may_not_may_not()
    {
        Assert.Equal(404, (int)(await scene.Ask(Roles.Manager, HttpMethod.Post, "/agencies/nobody/papers", """{"kind":"membership","reference":"M"}""")).Status);
        Assert.Equal(404, (int)(await scene.Ask(Roles.Manager, HttpMethod.Get, "/agencies/nobody")).Status);
        Assert.Equal(404, (int)(await scene.Ask(Roles.Manager, HttpMethod.Put, "/agencies/nobody/contacts", "[]")).Status);
        Assert.Equal(404, (int)(await scene.Ask(Roles.Manager, HttpMethod.Post, $"/creditors/{Siren}/agencies/nobody/mandates", Mandate)).Status);
        Assert.Equal(404, (int)(await scene.Ask(Roles.Manager, HttpMethod.Get, $"/files/{Guid.Empty}/choice")).Status);
        Assert.Equal(422, (int)(await scene.Ask(Roles.Manager, HttpMethod.Put, "/agencies/warnings", """{"displayName":"Warnings"}""")).Status);
        foreach (var path in (string[])["/agencies/alpha", "/agencies/warnings", Mandates, "/mandates", $"/creditors/{Siren}/placement-rules", $"/files/{Guid.Empty}/choice"])
            Assert.Equal(403, (int)(await scene.Ask("alpha-key", HttpMethod.Get, path)).Status);
        Assert.Equal(403, (int)(await scene.Ask(Roles.Collector, HttpMethod.Post, "/agencies/alpha/papers", """{"kind":"membership","reference":"M"}""")).Status);
        Assert.Equal(403, (int)(await scene.Ask(Roles.Collector, HttpMethod.Post, Mandates, Mandate)).Status);
    }

    [Fact]
    public async Task The_same_again_is_no_news_and_another_text_under_a_reference_is_refused()
    {
        var mandate = Mandate.Replace("MR-1", "MR-7", StringComparison.Ordinal);
        for (var i = 0; i < 2; i++) Assert.Equal(204, (int)(await scene.Ask(Roles.Manager, HttpMethod.Post, Mandates, mandate)).Status);
        var (status, problem) = await scene.Ask(Roles.Manager, HttpMethod.Post, Mandates, mandate.Replace("1500", "1400", StringComparison.Ordinal));
        Assert.Equal((409, "mandate_reference_used"), ((int)status, problem.GetProperty("code").GetString()));
        Assert.Single((await scene.Get(Roles.Collector, $"/mandates?creditor={Siren}")).EnumerateArray(), m => m.GetProperty("reference").GetString() == "MR-7");
        await scene.Tell(Roles.Manager, $"{Mandates}/revocation", new { reference = "MR-7" });
        Assert.False((await scene.Get(Roles.Collector, Mandates)).EnumerateArray().Single(m => m.GetProperty("mandate").GetProperty("reference").GetString() == "MR-7").GetProperty("inForce").GetBoolean());
    }

    async Task Turned(string path, HttpMethod method, string body, int status, string named)
    {
        var before = await Events();
        var (answered, problem) = await scene.Ask(Roles.Manager, method, path, body);
        Assert.True(status == (int)answered, $"{(int)answered} {problem}");
        Assert.Contains(named, problem.ToString(), StringComparison.Ordinal);
        Assert.False(string.IsNullOrEmpty(problem.GetProperty("code").GetString()));
        Assert.Equal(before, await Events());
    }

    async Task<List<(string? State, bool Blocks)>> Warnings() => [.. (await scene.Get(Roles.Ops, "/agencies/warnings")).EnumerateArray()
        .Where(w => w.GetProperty("agency").GetString() == "beta" && w.GetProperty("finding").GetProperty("reference") is { ValueKind: JsonValueKind.String })
        .Select(w => (w.GetProperty("finding").GetProperty("state").GetString(), w.GetProperty("blocks").GetBoolean()))];

    async Task<long> Events(string? type = null)
    {
        await using var command = scene.Service.Database.Source.CreateCommand("select count(*) from mt_events where $1::text is null or type = $1");
        command.Parameters.Add(new() { Value = type is null ? DBNull.Value : type });
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
