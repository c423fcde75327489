using Npgsql;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Litigation.Domain.Agencies;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Litigation.Agencies;

/// <summary>Somebody at an agency who answers directly.</summary>
/// <param name="Name">Of the person.</param>
/// <param name="Task">What for.</param>
/// <param name="Email">Or null.</param>
/// <param name="Phone">As it is dialled, or null.</param>
sealed record AgencyContact(string Name, string? Task = null, string? Email = null, string? Phone = null);

/// <summary>Whom to ask at an agency: personal data, kept in one table where it can be erased.</summary>
static class AgencyContacts
{
    const int Most = 50, Longest = 200, LongestPhone = 30;

    public static void Map(IEndpointRouteBuilder agency) =>
        agency.MapPut("/contacts", Keep).RequireRole(Roles.Manager).WithSummary("Whom to ask at an agency: all of them; an empty list erases them").Produces(204).ProducesProblem(404).ProducesProblem(422);

    public static Task<List<AgencyContact>> All(Session session, string agency, CancellationToken stop) => session.Read(
        "select name, task, email, phone from agency_contacts where agency = $1 order by position",
        row => new AgencyContact(row.GetString(0), row.Maybe<string>(1), row.Maybe<string>(2), row.Maybe<string>(3)), stop, agency);

    static async Task<IResult> Keep(string name, AgencyContact[] contacts, NpgsqlDataSource database, LogSignal signal, CancellationToken stop)
    {
        if (!AgencyName.IsValid(name)) return Problems.NotFound("agency");
        if (contacts.Length > Most) return Problems.Invalid("contacts", $"are at most {Most}");
        if (PlainText.Answer([.. contacts.SelectMany(Wrong)]) is { } wrong) return wrong;
        return await UnitOfWork.Run(database, signal, async session =>
        {
            // Held, so that two who write at once do not mix their lists.
            if ((await session.Read("select 1 from agencies where name = $1 for no key update", _ => 1, stop, name)).Count == 0) return Problems.NotFound("agency");
            await session.Run("delete from agency_contacts where agency = $1", stop, name);
            foreach (var (position, contact) in contacts.Index())
                await session.Run(
                    "insert into agency_contacts (agency, position, name, task, email, phone) values ($1, $2, $3, $4::text, $5::text, $6::text)",
                    stop, name, position, contact.Name, contact.Task, contact.Email, contact.Phone);
            return Results.NoContent();
        }, stop);
    }

    static IEnumerable<InputError?> Wrong(AgencyContact? contact, int index) => contact is null
        ? [new($"[{index}]", "is a contact")]
        : [
            PlainText.Wrong($"[{index}].name", contact.Name, Longest), PlainText.WrongIfAny($"[{index}].task", contact.Task, Longest),
            contact.Email is null || EmailAddress.Parse(contact.Email) is not null ? null : new($"[{index}].email", "is an e-mail address"),
            PlainText.WrongIfAny($"[{index}].phone", contact.Phone, LongestPhone),
        ];
}
