using System.IO.Compression;
using System.Net;
using System.Text;
using static Recouvrement.Invoicing.Tests.Service.InvoicingService;

namespace Recouvrement.Invoicing.Tests.Service;

/// <summary>A bad file is refused with the line or field to blame, and nothing of it is kept.</summary>
public sealed class HostileFileTests(InvoicingService service) : IClassFixture<InvoicingService>
{
    const string Good = $"{Siren}FEC20261231.txt";

    public static TheoryData<string, byte[], string, long?, string?> Files { get; } = new()
    {
        { Good, [], "fec_empty", null, null },
        { Good, [.. Enumerable.Range(0, 4_096).Select(i => (byte)(i * 7))], "fec_binary", 1, null },
        { Good, Zip(), "fec_binary", null, null },
        { Good, Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(Fec.Header + "\r\n")).ToArray(), "fec_binary", 1, null },
        { Good, Encoding.UTF8.GetBytes("<html><body>Not found</body></html>"), "fec_not_a_fec", 1, null },
        { Good, Encoding.UTF8.GetBytes(Fec.Header + "\r\n"), "fec_no_entries", null, null },
        { Good, Encoding.UTF8.GetBytes(Fec.Header.Replace('|', ';') + "\r\nVE;Ventes"), "fec_separator", 1, null },
        { Good, Encoding.UTF8.GetBytes(Fec.Header.Replace("|Debit", "", StringComparison.Ordinal) + "\r\n"), "fec_header", 1, "Debit" },
        { Good, Fec.Of(Fec.Sale("1", "20260105", "C1", 100))[..^60], "fec_truncated", 3, null },
        { Good, Fec.Of(Fec.Sale("1", "20260105", "C1", 100), Fec.Sale("2", "20260105", "C1", 50).Replace("|0,00|50,00|", "|0,00|49,00|", StringComparison.Ordinal)), "fec_unbalanced", 4, null },
        { Good, Fec.Of(Fec.Sale("1", "20260230", "C1", 100)), "fec_nothing_to_book", 2, "EcritureDate" },
        { Good, Fec.Of(Fec.Sale("1", "20260105", "C1", 100).Replace("100,00", "cent", StringComparison.Ordinal)), "fec_nothing_to_book", 2, "Debit" },
        { Good, Fec.Of(Fec.Sale("1", "20260105", "C1", 100).Replace("100,00", "1.000.000,00", StringComparison.Ordinal)), "fec_nothing_to_book", 2, "Debit" },
        { "ecritures.txt", Fec.Of(Fec.Sale("1", "20260105", "C1", 100)), "fec_file_name", null, "file" },
        { $"{Siren}FEC20261332.txt", Fec.Of(Fec.Sale("1", "20260105", "C1", 100)), "fec_file_name", null, "file" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_bad_export_is_refused_as_a_whole(string name, byte[] content, string code, long? line, string? field)
    {
        await Refuses(service.Erp.PostAsync($"/fec-imports?file={Uri.EscapeDataString(name)}", new ByteArrayContent(content)), HttpStatusCode.UnprocessableEntity, code, field, line);
        Assert.Equal(0, await service.Count("select (select count(*) from imports where kind = 'fec') + (select count(*) from import_chunks) + (select count(*) from import_items)"));
    }

    [Fact]
    public async Task An_export_of_an_entity_nobody_registered_is_refused() =>
        await Refuses(service.Erp.PostAsync("/fec-imports?file=552100554FEC20261231.txt", new ByteArrayContent(Fec.Of(Fec.Sale("1", "20260105", "C1", 100)))), HttpStatusCode.Conflict, "creditor_unknown");

    [Fact]
    public async Task An_export_without_a_name_is_refused() =>
        await Refuses(service.Erp.PostAsync("/fec-imports", new ByteArrayContent(Fec.Of(Fec.Sale("1", "20260105", "C1", 100)))), HttpStatusCode.UnprocessableEntity, field: "file");

    [Theory]
    [InlineData("", 1, null)]
    [InlineData("customer;name;role\0;email\r\n", 1, null)]
    [InlineData("number;name;role;email\r\nC1;A;accounts_payable;a@b.invalid", 1, "customer")]
    [InlineData("customer;name;email\r\nC1;A;a@b.invalid", 1, "role")]
    [InlineData("customer;name;role;mail\r\nC1;A;accounts_payable;a@b.invalid", 1, "mail")]
    [InlineData("customer;role;role\r\nC1;accounts_payable;x", 1, null)]
    public async Task A_bad_contacts_file_is_refused_as_a_whole(string content, long line, string? field) =>
        await Refuses(service.Erp.PostAsync($"/creditors/{Siren}/contacts-imports", new StringContent(content)), HttpStatusCode.UnprocessableEntity, "contacts_file", field, line);

    [Theory]
    [InlineData("collector")]
    [InlineData("agency")]
    public async Task Only_the_erp_sends_files(string key)
    {
        using var client = service.Host.As(key);
        await Refuses(client.PostAsync($"/fec-imports?file={Good}", new ByteArrayContent(Fec.Of(Fec.Sale("1", "20260105", "C1", 100)))), HttpStatusCode.Forbidden);
        await Refuses(client.PostAsync($"/creditors/{Siren}/contacts-imports", new StringContent("customer;role")), HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task An_unknown_import_has_no_report() => await Refuses(service.Erp.GetAsync($"/imports/{Guid.CreateVersion7()}"), HttpStatusCode.NotFound);

    static byte[] Zip()
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create))
        using (var entry = zip.CreateEntry("fec.txt").Open()) entry.Write(Fec.Of(Fec.Sale("1", "20260105", "C1", 100)));
        return file.ToArray();
    }
}
