using Microsoft.AspNetCore.Mvc;
using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Creditors;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Customers;
using Recouvrement.Invoicing.PersonalData;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Invoicing.Customers;

/// <summary>One way to reach a customer.</summary>
/// <param name="Role"><c>accounts_payable</c>, <c>finance_director</c>, <c>legal_representative</c>, <c>buyer</c>, <c>site_manager</c> or <c>public_accountant</c>; or <c>registered_seat</c>, which is no person: where formal notices go.</param>
/// <param name="Name">Of the person or department.</param>
/// <param name="Email">An address.</param>
/// <param name="Phone">E.164, or as written in France.</param>
/// <param name="Address">Street lines.</param>
/// <param name="Postcode">Postcode.</param>
/// <param name="City">City.</param>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
public sealed record ContactAsked(
    string Role, string? Name = null, string? Email = null, string? Phone = null, string[]? Address = null, string? Postcode = null, string? City = null, string? Country = null);

/// <summary>A customer that was looked at and can be registered.</summary>
/// <param name="Account">Creditor and customer number.</param>
/// <param name="Name">As the ERP has it.</param>
/// <param name="Profile">What it is.</param>
/// <param name="Contacts">Null leaves those known.</param>
sealed record Registration(Account Account, string Name, CustomerProfile Profile, IReadOnlyList<Contact>? Contacts)
{
    /// <summary>Stream of the customer account.</summary>
    public Guid Id => BusinessKey.OfCustomer(Siren.Parse(Account.Creditor)!.Value, Account.Customer);

    /// <summary>Its name and contacts over those known, and the order that goes with them.</summary>
    public (Entry Entry, CustomerCommand Order) Over(Entry known)
    {
        var entry = known.Reached(Contacts).Named(Name, NameSource.Erp);
        return (entry, new CustomerCommand.Register(Account, Profile, entry.Fingerprint(Profile.Language)));
    }
}

/// <summary>A customer account as the ERP knows it.</summary>
/// <param name="Name">Name of the company or person.</param>
/// <param name="Kind"><c>company</c>, <c>retailer</c>, <c>craftsman</c>, <c>public_body</c> or <c>consumer</c>.</param>
/// <param name="Segment">A known segment, or the ERP's own.</param>
/// <param name="Language">ISO 639-1; French by default.</param>
/// <param name="TermDays">Days from issue to due date; or else <paramref name="PaymentTerm"/>; the legal term where neither is given.</param>
/// <param name="PaymentTerm">A term by its code: <c>NET60</c>, <c>EOM45_A</c>, <c>EOM45_B</c>, <c>PERIODIC45</c>.</param>
/// <param name="Contacts">All of them; where absent, those known stay.</param>
/// <param name="Siren">Nine digits; where absent, those of the SIRET or of a French VAT number.</param>
/// <param name="Siret">Fourteen digits.</param>
/// <param name="VatNumber">Of the European Union.</param>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="LegalForm">For example <c>SAS</c>.</param>
/// <param name="IsNaturalPerson">A sole trader or a consumer.</param>
/// <param name="CustomerSince">First day of the relation.</param>
/// <param name="SalesPerson">The code of who sells to it: a code, not a name.</param>
/// <param name="Owner">The code of the collector who answers for it: a code, not a name.</param>
/// <param name="PayerProfile"><c>good</c>, <c>expert_late_payer</c>, <c>negligent</c> or <c>insolvent</c>; unknown where absent.</param>
/// <param name="NatureOfClaims">Of most of its claims.</param>
/// <param name="Sector">
/// The trade where it has legal caps of payment terms of its own: <c>perishable</c>, <c>livestock</c>, <c>excise_alcohol</c>, <c>wine</c>, <c>transport</c>, <c>farm_equipment</c>,
/// <c>leather</c>, <c>jewellery</c>, <c>sport</c>, <c>toys</c> or <c>export</c>.
/// </param>
/// <param name="Region">The ERP's own region; users can be limited to one. It is never worked out from an address.</param>
public sealed record CustomerAsked(
    string Name, string Kind, string? Segment = null, string? Language = null, int? TermDays = null, string? PaymentTerm = null, ContactAsked[]? Contacts = null,
    string? Siren = null, string? Siret = null, string? VatNumber = null, string? Country = null, string? LegalForm = null, bool? IsNaturalPerson = null,
    DateOnly? CustomerSince = null, string? SalesPerson = null, string? Owner = null, string? PayerProfile = null, NatureOfClaims? NatureOfClaims = null, string? Sector = null, string? Region = null);

/// <summary>What kind of claims a customer's are.</summary>
/// <param name="Law"><c>civil</c> or <c>commercial</c>.</param>
/// <param name="Object"><c>goods</c>, <c>services</c> or <c>works</c>.</param>
public sealed record NatureOfClaims(string? Law = null, string? Object = null);

static class RegisterCustomer
{
    const int MostContacts = 50;

    public static void MapRegisterCustomer(this IEndpointRouteBuilder routes) =>
        routes.MapPut("/creditors/{siren}/customers/{number}", Put).RequireRole(Roles.Erp).WithTags("customers").WithSummary("Registers a customer account, or changes it; whom it repeats although it was erased stays so, and the header Erased names the fields").TakesCommand();

    static async Task<IResult> Put(
        string siren, string number, CustomerAsked asked, [FromHeader(Name = "If-Match")] string? version, Books books, CustomerDirectory directory, NpgsqlDataSource database, LogSignal signal,
        BusinessClock clock, HttpContext http, CancellationToken stop)
    {
        var inspection = new Inspection();
        inspection.Siren(siren);
        var customer = Inspected(inspection, siren, inspection.PathKey("number", number), asked);
        if (inspection.Problem is { } problem) return problem;

        var id = customer.Id;
        return await UnitOfWork.Run(database, signal, async session =>
        {
            if (!await KnownCreditor.IsKnown(session, siren, stop)) return KnownCreditor.Unknown(siren);
            // Nobody holds a row that is not there yet, and two first registrations at once would each have a salt of its own.
            await session.Run("select pg_advisory_xact_lock(hashtextextended($1, 0))", stop, $"customer|{id}");
            await Ledger.Hold(session, [id], stop);
            var was = (await directory.Read(session, [id], stop))[id];
            var (entry, order) = customer.Over(was);
            var outcome = await books.Customers.Handle(session, id, order, http.EventContext(clock), stop, Answer.Version(version));
            // The same name from a better source is no fact, and stands over what a lesser one says later.
            if (outcome is { Decision.Refusal: null, Stale: false } && (!outcome.Decision.Facts.IsEmpty || entry.Source != was.Source)) await directory.Write(session, [(id, entry)], stop);
            ErasedWords.Tell(http, was.Erased.Repeated(customer.Name, customer.Contacts));
            return Answer.From(outcome);
        }, stop);
    }

    /// <summary>What is asked under a number that was looked at already.</summary>
    internal static Registration Inspected(Inspection inspection, string siren, string number, CustomerAsked asked)
    {
        var name = inspection.Required("name", asked.Name);
        return new(new(siren, number), name, CustomerInspection.Profile(inspection, asked), Contacts(inspection, asked.Contacts));
    }

    static List<Contact>? Contacts(Inspection inspection, ContactAsked?[]? asked)
    {
        if (asked is null) return null;
        if (asked.Length > MostContacts) inspection.Wrong("contacts", $"A customer has at most {MostContacts} contacts.");
        var contacts = new List<Contact>();
        for (var i = 0; i < asked.Length && i < MostContacts; i++)
            if (asked[i] is { } one) contacts.Add(Inspected(inspection, one, $"contacts[{i}]."));
            else inspection.Wrong($"contacts[{i}]", "It is nothing.");
        return contacts;
    }

    /// <summary>A contact whose fields are named after a prefix in what is reported.</summary>
    internal static Contact Inspected(Inspection inspection, ContactAsked asked, string prefix)
    {
        if (asked.Address is { Length: > 6 }) inspection.Wrong($"{prefix}address", "It has at most six lines.");
        return new(
            inspection.Word<ContactRole>($"{prefix}role", asked.Role), inspection.Text($"{prefix}name", asked.Name), inspection.Email($"{prefix}email", asked.Email),
            inspection.Phone($"{prefix}phone", asked.Phone), [.. (asked.Address ?? []).Select(line => inspection.Text($"{prefix}address", line, 120)).OfType<string>()],
            inspection.Text($"{prefix}postcode", asked.Postcode, 20), inspection.Text($"{prefix}city", asked.City, 80), inspection.Country($"{prefix}country", asked.Country));
    }
}
