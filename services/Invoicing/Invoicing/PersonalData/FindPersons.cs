using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Customers;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Invoicing.PersonalData;

/// <summary>Where a person is known.</summary>
/// <param name="Customer">The ERP's customer number.</param>
/// <param name="Contact">The person's id there.</param>
/// <param name="Role">What the person is at that customer.</param>
/// <param name="Since">When it was first told of here.</param>
/// <param name="Held">What is held of it: <c>name</c>, <c>email</c>, <c>phone</c>, <c>address</c>.</param>
public sealed record PersonAnswer(string Customer, Guid Contact, string Role, DateTimeOffset Since, IReadOnlyList<string> Held);

/// <summary>Answers a person who asks what is known of it (droit d'accès, GDPR article 15): the address is looked up by a keyed hash, never read.</summary>
static class FindPersons
{
    public static void MapFindPersons(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/creditors/{siren}/persons", Get).RequireRole(Roles.Manager).WithTags("personal data").WithSummary("Where the person with an e-mail address is known").Produces<Page<PersonAnswer>>();

    static async Task<IResult> Get(string siren, string email, Guid? after, int? limit, Vault vault, NpgsqlDataSource database, CancellationToken stop)
    {
        var inspection = new Inspection();
        inspection.Siren(siren);
        var address = inspection.Email("email", inspection.Required("email", email, 254));
        if (inspection.Problem is { } problem) return problem;
        var most = Readers.Limit(limit);
        await using var session = await Session.Open(database, stop);
        var rows = await session.Read(
            $"""
            select u.number, {SealedContact.Columns} from contacts c join customers u on u.id = c.customer left join subject_keys k on k.subject = c.subject
             where u.creditor = $1 and c.email_hash = $2 and c.subject > $3 order by c.subject limit $4
            """, r => (Number: r.GetString(0), Contact: SealedContact.Read(r, 1).Open(vault)), stop, siren, vault.Trace(address!), after ?? Guid.Empty, most + 1);
        return Results.Ok(Page<PersonAnswer>.Of([.. rows.Where(r => r.Contact is not null).Select(r => Answer(r.Number, r.Contact!))], most, p => p.Contact.ToString()));
    }

    static PersonAnswer Answer(string number, Contact contact) => new(
        number, contact.Subject!.Value, Words.Of(contact.Role), Since(contact.Subject.Value),
        [.. Held("name", contact.Name is not null), .. Held("email", contact.Email is not null), .. Held("phone", contact.Phone is not null), .. Held("address", contact.Address.Length > 0 || contact.City is not null)]);

    static IEnumerable<string> Held(string what, bool isHeld) => isHeld ? [what] : [];

    // Ids of version 7 begin with their instant.
    static DateTimeOffset Since(Guid subject) => DateTimeOffset.FromUnixTimeMilliseconds(Convert.ToInt64(subject.ToString("N")[..12], 16));
}
