using System.Net;
using System.Text;
using Recouvrement.Platform.Hosting;
using Recouvrement.Security.Tests.Injections;

namespace Recouvrement.Security.Tests.Access;

/// <summary>The agency that tries has a key of the right role, and no placement.</summary>
[Collection(Together.Name)]
public sealed class AnothersPlacementTests(FourServices services)
{
    const string Customer = "C-of-another";

    [Fact]
    public async Task An_agency_finds_nothing_of_anothers_placement_and_changes_nothing_of_it()
    {
        var litigation = services["litigation"];
        var placement = Guid.CreateVersion7();
        await litigation.Database.Administer($"""
            insert into mt_streams (id, type, version) values ('{placement}', 'placement', 1);
            insert into placements (placement, file, case_id, creditor, debtor, customer_number, agency, currency, total_cents, placed_on)
            values ('{placement}', gen_random_uuid(), gen_random_uuid(), '{Door.Siren}', gen_random_uuid(), '{Customer}', '{Roles.Agency}', 'EUR', 100000, '2026-03-02')
            """);
        using (var owner = litigation.As(Roles.Agency)) Assert.Contains(Customer, await owner.GetStringAsync($"/agency/placements/{placement}"), StringComparison.Ordinal);
        using var other = litigation.As(FourServices.OtherAgency);
        Assert.DoesNotContain(placement.ToString(), await other.GetStringAsync("/agency/placements"), StringComparison.Ordinal);
        Assert.DoesNotContain(Customer, await other.GetStringAsync("/agency/placements.csv"), StringComparison.Ordinal);

        var own = new ApiDescription("litigation").Operations.Where(operation => operation.Template.StartsWith("/agency/placements/{id}", StringComparison.Ordinal)).ToList();
        Assert.True(own.Count > 10, $"{own.Count} operations");
        foreach (var operation in own)
        {
            using var request = operation.Request(placement.ToString());
            if (operation.Good is { } body) request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
            using var answer = await other.SendAsync(request);
            await ProblemOnly.Is(answer, (int)HttpStatusCode.NotFound, "not_found", operation.ToString());
        }
    }
}
