using System.Net;
using System.Text;
using System.Text.Json;
using Recouvrement.Invoicing.Tests.Domain.EInvoices;

namespace Recouvrement.Invoicing.Tests.Service;

/// <summary>Sends electronic invoices as an ERP does.</summary>
sealed class EInvoiceDesk(InvoicingService service)
{
    const string Buyer = "404833048";

    public static string Of(string xml, string number, string customer, string buyer = Buyer) => xml.With(("FA-1", number), ("C-42", customer), (Buyer, buyer));

    public Task<HttpResponseMessage> Post(string xml, string query = "") => Post(Encoding.UTF8.GetBytes(xml), query);

    public async Task<HttpResponseMessage> Post(byte[] content, string query = "")
    {
        using var body = new ByteArrayContent(content);
        return await service.Erp.PostAsync($"/e-invoices{query}", body);
    }

    public Task<JsonElement> Sends(string xml, HttpStatusCode status = HttpStatusCode.OK, string query = "") => Sends(Encoding.UTF8.GetBytes(xml), status, query);

    public async Task<JsonElement> Sends(byte[] content, HttpStatusCode status = HttpStatusCode.OK, string query = "")
    {
        using var answer = await Post(content, query);
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == status, $"{(int)answer.StatusCode} instead of {(int)status}: {body}");
        return JsonDocument.Parse(body).RootElement;
    }

    public static string? Text(JsonElement shown, string field) => shown.GetProperty(field).GetString();

    public static long Cents(JsonElement shown, string amount) => shown.GetProperty(amount).GetProperty("cents").GetInt64();

    public static IEnumerable<string?> Codes(JsonElement answer) => answer.GetProperty("warnings").EnumerateArray().Select(w => Text(w, "code"));
}
