using Microsoft.AspNetCore.Mvc;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Invoicing.Imports.Contacts;

/// <summary>Takes the contacts of an entity's customers in, as CSV. Those of a customer in the file replace the ones known; other customers keep theirs.</summary>
static class SendContacts
{
    const long Largest = 20 << 20;

    public static void MapSendContacts(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/creditors/{siren}/contacts-imports", Post).RequireRole(Roles.Erp).WithTags("imports").WithMetadata(new RequestSizeLimitAttribute(Largest))
            .WithSummary("Imports contacts: customer;name;role;email;phone;address;postcode;city;country;language;kind").Produces<ImportAccepted>(202);

    static async Task<IResult> Post(string siren, string? file, HttpContext http, Uploads uploads, CancellationToken stop)
    {
        var inspection = new Inspection();
        inspection.Siren(siren);
        var name = inspection.Text("file", file, 255) ?? "contacts.csv";
        if (await uploads.Refusal(inspection, siren, stop) is { } refusal) return refusal;

        await using var spool = new Spool(http.Request.Body, Largest);
        using var content = new MemoryStream();
        await spool.CopyToAsync(content, stop);
        if (ContactsFile.Problem(content.ToArray()) is { } problem)
            return Problems.Of(422, "contacts_file", problem.Reason, new InputError(problem.Field, problem.Reason, problem.Line));

        return await uploads.Accept(spool, new(ImportKind.Contacts, siren, name), http, stop);
    }
}
