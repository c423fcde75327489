using System.Text;

namespace Recouvrement.Dunning.Tests.Service;

/// <summary>The history of a case on paper.</summary>
public sealed class HistoryDocumentTests(DunningServer server) : IClassFixture<DunningServer>
{
    [Fact]
    public async Task The_history_of_a_case_is_a_PDF_for_who_asks_for_one()
    {
        var debtor = await server.Debtor();
        await debtor.Owes("F1", DunningServer.Today.AddDays(-10), 40000);
        await server.Run(DunningServer.Today);
        using var client = server.Service.As("collector");
        using var answer = await client.GetAsync($"/cases/{debtor.Case}/history?format=pdf");
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType?.MediaType);
        var pdf = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal("%PDF-", Encoding.ASCII.GetString(pdf[..5]));
        Assert.Equal(422, await server.Status($"/cases/{debtor.Case}/history?format=html"));
        Assert.Equal(404, await server.Status($"/cases/{Guid.NewGuid()}/history?format=pdf"));
    }
}
