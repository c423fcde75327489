using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Invoicing.Customers;

/// <summary>A customer account.</summary>
/// <param name="Number">The ERP's customer number.</param>
/// <param name="Id">Stream id.</param>
/// <param name="Name">Null where it is not known or was erased.</param>
/// <param name="Kind"><c>company</c>, <c>retailer</c>, <c>craftsman</c>, <c>public_body</c> or <c>consumer</c>.</param>
/// <param name="Segment">The ERP's own segment.</param>
/// <param name="Language">ISO 639-1.</param>
/// <param name="PaymentTerm">Code of the agreed term.</param>
/// <param name="Version">For If-Match.</param>
/// <param name="Siren">Nine digits.</param>
/// <param name="Siret">Fourteen digits.</param>
/// <param name="VatNumber">Of the European Union.</param>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="LegalForm">For example <c>SAS</c>.</param>
/// <param name="IsNaturalPerson">A sole trader or a consumer; null where nobody said.</param>
/// <param name="CustomerSince">First day of the relation.</param>
/// <param name="SalesPerson">Code of who sells to it.</param>
/// <param name="Owner">Code of the collector who answers for it.</param>
/// <param name="PayerProfile"><c>good</c>, <c>expert_late_payer</c>, <c>negligent</c> or <c>insolvent</c>; null where unknown.</param>
/// <param name="ObservedPayerProfile">The same as its own payments of twelve months show it; null where they do not.</param>
/// <param name="NatureOfClaims">Null where nobody said.</param>
/// <param name="Contacts">Only where one customer is asked for.</param>
/// <param name="Sector">The trade whose legal caps of payment terms bind it.</param>
/// <param name="Region">The ERP's own region.</param>
public sealed record CustomerAnswer(
    string Number, Guid Id, string? Name, string Kind, string? Segment, string Language, string PaymentTerm, long Version,
    string? Siren, string? Siret, string? VatNumber, string? Country, string? LegalForm, bool? IsNaturalPerson, DateOnly? CustomerSince, string? SalesPerson, string? Owner, string? PayerProfile, string? ObservedPayerProfile,
    NatureOfClaims? NatureOfClaims, IReadOnlyList<ContactAnswer>? Contacts = null, string? Sector = null, string? Region = null);

/// <summary>One way to reach a customer. Personal data.</summary>
/// <param name="Id">The person: for its erasure. Null for a moment after an upgrade, until an older contact is sealed.</param>
/// <param name="Role">Whom it reaches.</param>
/// <param name="Name">Of the person or department, or null.</param>
/// <param name="Email">Or null.</param>
/// <param name="Phone">E.164, or null.</param>
/// <param name="Address">Street lines, or empty.</param>
/// <param name="Postcode">Or null.</param>
/// <param name="City">Or null.</param>
/// <param name="Country">ISO 3166-1 alpha-2, or null.</param>
public sealed record ContactAnswer(Guid? Id, ContactRole Role, string? Name, string? Email, string? Phone, string[] Address, string? Postcode, string? City, string? Country);

static class GetCustomers
{
    const string Columns =
        "c.number, c.id, n.name, c.kind, c.segment, c.language, c.payment_term, c.version, c.siren, c.siret, c.vat_number, c.country, c.legal_form, c.is_natural_person, c.customer_since, " +
        "c.sales_person, c.owner, c.payer_profile, c.observed_payer, c.claim_law, c.claim_object, c.sector, c.region from customers c left join customer_names n on n.customer = c.id";

    public static void MapGetCustomers(this IEndpointRouteBuilder routes)
    {
        var customers = routes.MapGroup("/creditors/{siren}/customers").RequireRole(Readers.All).WithTags("customers");
        customers.MapGet("", Page).WithSummary("Customer accounts, by number");
        customers.MapGet("/{number}", One).WithSummary("A customer account with its contacts").Produces<CustomerAnswer>();
    }

    static async Task<Page<CustomerAnswer>> Page(string siren, string? after, int? limit, NpgsqlDataSource database, CancellationToken stop)
    {
        var most = Readers.Limit(limit);
        await using var session = await Session.Open(database, stop);
        var rows = await session.Read(
            $"select {Columns} where c.creditor = $1 and c.number collate \"C\" > $2 order by c.number collate \"C\" limit $3", Row, stop, siren, after ?? "", most + 1);
        return Page<CustomerAnswer>.Of(rows, most, c => c.Number);
    }

    static async Task<IResult> One(string siren, string number, CustomerDirectory directory, NpgsqlDataSource database, HttpContext http, CancellationToken stop)
    {
        var inspection = new Inspection();
        var entity = inspection.Siren(siren);
        var key = inspection.PathKey("number", number);
        if (inspection.Problem is { } problem) return problem;

        var id = BusinessKey.OfCustomer(entity, key);
        await using var session = await Session.Open(database, stop);
        if (await session.Read($"select {Columns} where c.id = $1", Row, stop, id) is not [var customer]) return Problems.NotFound("customer");
        http.Response.Headers.ETag = $"\"{customer.Version}\"";
        var contacts = (await directory.Read(session, [id], stop))[id].Contacts;
        return Results.Ok(customer with { Contacts = [.. contacts.Select(c => new ContactAnswer(c.Subject, c.Role, c.Name, c.Email, c.Phone, c.Address, c.Postcode, c.City, c.Country))] });
    }

    static CustomerAnswer Row(NpgsqlDataReader r) => new(
        r.GetString(0), r.GetGuid(1), r.Text(2), r.GetString(3), r.Text(4), r.GetString(5), r.GetString(6), r.GetInt64(7),
        r.Text(8), r.Text(9), r.Text(10), r.Text(11), r.Text(12), r.IsDBNull(13) ? null : r.GetBoolean(13), r.IsDBNull(14) ? null : r.Day(14), r.Text(15), r.Text(16), r.Text(17), r.Text(18),
        (r.Text(19), r.Text(20)) is (null, null) ? null : new(r.Text(19), r.Text(20)), Sector: r.Text(21), Region: r.Text(22));
}
