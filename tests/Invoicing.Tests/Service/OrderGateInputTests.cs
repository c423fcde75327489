using System.Net;
using static Recouvrement.Invoicing.Tests.Service.InvoicingService;

namespace Recouvrement.Invoicing.Tests.Service;

public sealed class OrderGateInputTests(InvoicingService service) : IClassFixture<InvoicingService>
{
    [Theory]
    [InlineData("POST", "/order-gate", """{"stage":"cart","customer":"C","order":"O","amountCents":1}""", 422, "stage")]
    [InlineData("POST", "/order-gate", """{"stage":"order","customer":"C","order":"O","amountCents":0}""", 422, "amountCents")]
    [InlineData("POST", "/order-gate", """{"stage":"order","customer":"C","order":"O|P","amountCents":1}""", 422, "order")]
    [InlineData("POST", "/order-gate", """{"stage":"order","customer":"C","order":"O","amountCents":1,"depositCents":2}""", 422, "depositCents")]
    [InlineData("POST", "/order-gate", """{"stage":"order","customer":"NOBODY","order":"O","amountCents":1}""", 409, null)]
    [InlineData("PUT", "/deliveries/D", """{"customer":"C","deliveredOn":"2026-03-03"}""", 422, "deliveredOn")]
    [InlineData("PUT", "/deliveries/D", """{"customer":"C","deliveredOn":"2026-03-01","amountCents":-1}""", 422, "amountCents")]
    [InlineData("PUT", "/gate-policies/2026-01-01", """{"overdueConditionDays":10,"overdueHoldDays":9}""", 422, "overdueHoldDays")]
    [InlineData("PUT", "/gate-policies/2026-01-01", """{"newlyFoundedDepositPercent":101}""", 422, "newlyFoundedDepositPercent")]
    [InlineData("PUT", "/gate-policies/never", "{}", 400, null)]
    [InlineData("PUT", "/customers/C/insolvency", """{"kind":"receivership","judgmentOn":"2026-03-03"}""", 422, "judgmentOn")]
    [InlineData("PUT", "/customers/C/insolvency", """{"kind":"bankrupt","judgmentOn":"2026-03-01","publishedOn":"2026-02-28"}""", 422, "publishedOn")]
    [InlineData("PUT", "/customers/C/sanctions/S", """{"kind":"terms_shortened","announcedOn":"2026-03-01","effectiveOn":"2026-03-01"}""", 422, "termDays")]
    [InlineData("PUT", "/customers/C/sanctions/S", """{"kind":"orders_blocked","announcedOn":"2026-03-02","effectiveOn":"2026-03-01"}""", 422, "effectiveOn")]
    [InlineData("GET", "/deliveries-not-invoiced?days=-1", null, 422, "days")]
    [InlineData("GET", "/deliveries-not-invoiced?after=zzz", null, 422, "after")]
    public async Task A_bad_body_is_named_and_nothing_is_written(string method, string path, string? body, int status, string? field)
    {
        var events = await service.Events();
        var request = new HttpRequestMessage(new(method), $"/creditors/{Siren}{path}") { Content = body is null ? null : new StringContent(body, System.Text.Encoding.UTF8, "application/json") };
        await Refuses(service.Erp.SendAsync(request), (HttpStatusCode)status, field: field);
        Assert.Equal(events, await service.Events());
    }
}
