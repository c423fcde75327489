using Microsoft.AspNetCore.Mvc;
using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Creditors;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Invoicing.Imports;

/// <summary>Takes the contacts of an entity's customers in, as CSV. Those of a customer in the file replace the ones known; other customers keep theirs.</summary>
static class SendContacts
{
    const long Largest = 20 << 20;

    public static void MapSendContacts(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/creditors/{siren}/contacts-imports", Post).RequireRole(Roles.Erp).WithTags("imports").WithMetadata(new RequestSizeLimitAttribute(Largest))
            .WithSummary("Imports contacts: customer;name;role;email;phone;address;postcode;city;country;language;kind").Produces<ImportAccepted>(202);

    static async Task<IResult> Post(string siren, string? file, HttpContext http, NpgsqlDataSource database, ImportSignal signal, CancellationToken stop)
    {
        var inspection = new Inspection();
        inspection.Siren(siren);
        var name = inspection.Text("file", file, 255) ?? "contacts.csv";
        if (inspection.Problem is { } wrong) return wrong;
        await using (var session = await Session.Open(database, stop))
            if (!await KnownCreditor.IsKnown(session, siren, stop)) return KnownCreditor.Unknown(siren);

        await using var spool = new Spool(http.Request.Body, Largest);
        using var content = new MemoryStream();
        await spool.CopyToAsync(content, stop);
        if (ContactsFile.Problem(content.ToArray()) is { } problem)
            return Problems.Of(422, "contacts_file", problem.Reason, new InputError(problem.Field, problem.Reason, problem.Line));

        var id = Guid.CreateVersion7();
        await using (var session = await Session.Begin(database, stop))
        {
            await spool.Store(session, id, ImportKind.Contacts, siren, name, null, http.Actor(), [], stop);
            await session.Commit(stop);
        }

        signal.Raise();
        return TypedResults.Accepted($"/imports/{id}", new ImportAccepted(id));
    }
}
