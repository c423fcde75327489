using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Litigation.Partners.Files;
using Recouvrement.Platform.Hosting;
using Recouvrement.Support;

namespace Recouvrement.Litigation.Tests.Service;

/// <summary>An agency that has nothing but a spreadsheet.</summary>
public sealed class FileExchangeTests(Scene scene) : IClassFixture<Scene>
{
    const string Header = "placementId;kind;reference;on;claimId;amountCents;currency;note\n";

    [Fact]
    public async Task Good_rows_go_in_bad_ones_are_listed_by_line_field_and_reason_and_the_file_again_does_nothing_more()
    {
        const string siren = "640000001";
        var placement = await scene.Place(siren, "alpha", Scene.Claim(siren, "F-1", 40_000));
        var foreign = await scene.Place("640000002", "beta", Scene.Claim("640000002", "F-1", 40_000));
        var claim = Scene.Invoice(siren, "F-1");
        var file = Header
            + $"{placement};acknowledgement;A-1;;;;;\n"
            + $"{placement};call;act-1;2026-03-16;;;;\"a note; with\nlines\"\n"
            + $"{placement};collection;col-1;2026-03-16;{claim};10000;EUR;\n"
            + $"{placement};collection;col-2;2026-03-16;{claim};100,50;EUR;\n"
            + $"{placement};threat;act-2;2026-03-16;;;;\n"
            + $"{placement};call;a b;2026-03-16;;;;\n"
            + $"{placement};call;act-3;2026-03-17;;;;\n"
            + $"{foreign};call;act-4;2026-03-16;;;;\n"
            + $"{placement};call;act-5\n"
            + $"{placement};collection;col-3;2026-03-16;{claim};100;USD;\n"
            + $"{placement};collection;col-1;2026-03-16;{claim};20000;EUR;\n"
            + $"nobody;visit;act-6;16/03/2026;;;;\n";

        var report = await Send(file);
        (long, string?)[] bad = [(6, "amountCents"), (7, "kind"), (8, "reference"), (9, "on"), (10, "placementId"), (11, null), (12, "currency"), (13, null), (14, "placementId"), (14, "on")];
        Assert.Equal(bad, report.GetProperty("rejected").EnumerateArray().Select(e => (e.GetProperty("line").GetInt64(), e.GetProperty("field").GetString())));
        Assert.Equal((12, 3), (report.GetProperty("rows").GetInt64(), report.GetProperty("taken").GetInt64()));

        var again = await Send(file);
        Assert.Equal(report.ToString(), again.ToString());
        var reports = (await scene.Get(Roles.Manager, $"/placements/{placement}")).GetProperty("reports").EnumerateArray().ToList();
        Assert.Equal(["act-1", "col-1"], reports.Select(r => r.GetProperty("reference").GetString()).Order());
        Assert.Equal("a note; with\nlines", reports.Single(r => r.GetProperty("reference").GetString() == "act-1").GetProperty("note").GetString());
    }

    [Fact]
    public async Task Claims_come_as_a_file_with_names_while_the_mandate_lives()
    {
        const string siren = "640000003";
        await scene.Bus.Publish(Scene.Contacts(siren, 1, new DebtorContactV1("accounts_payable", "=Zoé", "zoe@boulangerie.example", "+33240000001", ["1 rue du Port", "Bât. B"], "44000", "Nantes", "FR")));
        var placement = await scene.Place(siren, "alpha", Scene.Claim(siren, "F-1", 40_000));
        var line = "";
        await Eventually.Passes(async () => Assert.Contains("zoe@boulangerie.example", line = await Row(placement), StringComparison.Ordinal));
        Assert.Contains(";40000;40000;EUR;", line, StringComparison.Ordinal);
        Assert.Contains(";'=Zoé;1 rue du Port, Bât. B;44000;Nantes;FR;", line, StringComparison.Ordinal);
        Assert.Contains(";'+33240000001", line, StringComparison.Ordinal);

        await scene.Bus.Publish(Scene.Balance(siren, "F-1", 0, 40_000, "payment", 2));
        await Eventually.Passes(async () => Assert.StartsWith($"{placement};ended;", line = await Row(placement), StringComparison.Ordinal));
        Assert.DoesNotContain("Zoé", line, StringComparison.Ordinal);
        Assert.DoesNotContain("Boulangerie", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 422)]
    [InlineData("reference;kind\n", 422)]
    [InlineData("placementId;kind;reference;iban\n", 422)]
    [InlineData("placementId;kind;reference;Kind\n", 422)]
    [InlineData("placementId;kind;reference\0\n", 422)]
    [InlineData("placementId;kind;reference\n", 200)]
    public async Task A_file_that_is_none_is_refused_as_a_whole(string file, int status) => Assert.Equal(status, (int)await Status(Encoding.UTF8.GetBytes(file)));

    [Fact]
    public async Task Too_much_or_no_text_is_refused()
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Status(Encoding.Latin1.GetBytes(Header + "é")));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await Status(new byte[(1 << 20) + 1]));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Status(Encoding.UTF8.GetBytes(Header + string.Concat(Enumerable.Repeat("x;call;a;2026-03-16;;;;\n", 5001)))));
        Assert.Equal(HttpStatusCode.Forbidden, await Status(Encoding.UTF8.GetBytes(Header), Roles.Manager));
    }

    /// <summary>What comes of any bytes is an answer, never an error of ours.</summary>
    [Fact]
    public void Any_text_is_read_to_its_end()
    {
        var chance = new Random(4711);
        for (var n = 0; n < 5_000; n++)
        {
            var text = string.Concat(Enumerable.Range(0, chance.Next(60)).Select(_ => ";\"\n\r,\tab"[chance.Next(8)]));
            var errors = new List<InputError>();
            var rows = CsvRows.Of(text).ToList();
            foreach (var row in rows.Skip(1)) Assert.Null(ReportRow.Read(row, rows[0].Fields, errors));
            Assert.True(rows.Count < 2 || errors.Count > 0);
        }
    }

    async Task<string> Row(Guid placement)
    {
        using var client = scene.Service.As("alpha-key");
        using var answer = await client.GetAsync("/agency/placements.csv");
        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        return (await answer.Content.ReadAsStringAsync()).Split("\r\n").SingleOrDefault(l => l.StartsWith($"{placement}", StringComparison.Ordinal)) ?? "";
    }

    async Task<JsonElement> Send(string file)
    {
        using var answer = await Post(Encoding.UTF8.GetBytes(file), "alpha-key");
        var content = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, content);
        return JsonSerializer.Deserialize<JsonElement>(content);
    }

    async Task<HttpStatusCode> Status(byte[] file, string key = "alpha-key")
    {
        using var answer = await Post(file, key);
        return answer.StatusCode;
    }

    async Task<HttpResponseMessage> Post(byte[] file, string key)
    {
        using var client = scene.Service.As(key);
        return await client.PostAsync("/agency/reports.csv", new ByteArrayContent(file) { Headers = { ContentType = MediaTypeHeaderValue.Parse("text/csv") } });
    }
}
