namespace Recouvrement.Client.Litigation;

/// <summary>What the register says of an agency.</summary>
/// <param name="DisplayName">Company name, 1 to 200 characters.</param>
public sealed record RegisterEntry(string DisplayName);

/// <summary>An agency in the list of the register.</summary>
/// <param name="Name">Part of its queue's name: <c>agency.NAME</c>.</param>
/// <param name="DisplayName">Company name.</param>
public sealed record AgencyInRegister(string Name, string DisplayName);

/// <summary>An agency with what it has shown.</summary>
/// <param name="Name">In the register.</param>
/// <param name="DisplayName">Company name.</param>
/// <param name="On">The day that what is found counts for.</param>
/// <param name="PapersOnFile">It has shown papers at all.</param>
/// <param name="Blocking">For these it is given nothing new.</param>
/// <param name="Warnings">What ends soon, or ended and is not demanded.</param>
/// <param name="Papers">All on file.</param>
/// <param name="Profile">What it can take on.</param>
/// <param name="Contacts">Whom to ask.</param>
/// <param name="LivePlacements">Placements that have not ended.</param>
public sealed record AgencyDetail(
    string Name, string DisplayName, DateOnly On, bool PapersOnFile, IReadOnlyList<PaperFinding> Blocking, IReadOnlyList<PaperFinding> Warnings,
    IReadOnlyList<AgencyPaper> Papers, AgencyProfile Profile, IReadOnlyList<AgencyContact> Contacts, long LivePlacements);

/// <summary>What is found of a paper.</summary>
/// <param name="Kind">Which: <c>declaration</c>, <c>liability_insurance</c>, <c>dedicated_account</c>, <c>guarantee</c>, <c>membership</c>, <c>iso9001</c> or <c>reference</c>.</param>
/// <param name="State">What is wrong: <c>missing</c>, <c>not_yet_valid</c>, <c>lapsing</c> or <c>lapsed</c>.</param>
/// <param name="Reference">Of the paper; null where there is none.</param>
/// <param name="Day">Its last day, or the first of one that holds later.</param>
public sealed record PaperFinding(string Kind, string State, string? Reference, DateOnly? Day);

/// <summary>A paper of an agency. The copy itself lies where the creditor keeps it; its hash tells whether it is still the same.</summary>
/// <param name="Kind">What it shows: <c>declaration</c>, <c>liability_insurance</c>, <c>dedicated_account</c>, <c>guarantee</c>, <c>membership</c>, <c>iso9001</c> or <c>reference</c>.</param>
/// <param name="Reference">The issuer's own number; once per kind.</param>
/// <param name="Issuer">Who issued or received it: insurer, prosecutor's office, bank, union.</param>
/// <param name="ValidFrom">First day; of a declaration the day it was made.</param>
/// <param name="ValidUntil">Last day; null where none is known.</param>
/// <param name="Sha256">Of the copy, 64 lower-case hexadecimal digits; null where none is kept.</param>
/// <param name="Iban">Of the dedicated account, compact.</param>
public sealed record AgencyPaper(
    string Kind, string Reference, string? Issuer = null, DateOnly? ValidFrom = null, DateOnly? ValidUntil = null, string? Sha256 = null, string? Iban = null);

/// <summary>What an agency can take on. What is left empty sets no limit.</summary>
/// <param name="Countries">ISO 3166-1 alpha-2, of debtors.</param>
/// <param name="Departments">Of debtors in France, and of no others there: <c>69</c>, <c>2A</c>, <c>974</c>.</param>
/// <param name="Languages">ISO 639-1, in which it can speak to debtors.</param>
/// <param name="Capacity">Live placements at most, of all creditors; null for as many as come.</param>
public sealed record AgencyProfile(IReadOnlyList<string> Countries, IReadOnlyList<string> Departments, IReadOnlyList<string> Languages, int? Capacity);

/// <summary>Somebody at an agency who answers directly.</summary>
/// <param name="Name">Of the person.</param>
/// <param name="Task">What for.</param>
/// <param name="Email">Or null.</param>
/// <param name="Phone">As it is dialled, or null.</param>
public sealed record AgencyContact(string Name, string? Task = null, string? Email = null, string? Phone = null);

/// <summary>Something to see to at an agency.</summary>
/// <param name="Agency">Name in the register.</param>
/// <param name="DisplayName">Company name.</param>
/// <param name="Finding">What is wrong with which paper.</param>
/// <param name="Blocks">The agency is given nothing new for it.</param>
public sealed record AgencyWarning(string Agency, string DisplayName, PaperFinding Finding, bool Blocks);

/// <summary>A paper of an agency.</summary>
/// <param name="Kind"><c>declaration</c> (to the procureur, CPCE R124-2), <c>liability_insurance</c>, <c>dedicated_account</c>, <c>guarantee</c>, <c>membership</c>, <c>iso9001</c> or <c>reference</c>.</param>
/// <param name="Reference">The issuer's own number; once per kind.</param>
/// <param name="Issuer">Who issued or received it.</param>
/// <param name="ValidFrom">First day; of a declaration the day it was made.</param>
/// <param name="ValidUntil">Last day; null where none is known.</param>
/// <param name="Sha256">Of the copy that you keep.</param>
/// <param name="Iban">Of the dedicated account.</param>
public sealed record PaperGiven(
    string Kind, string Reference, string? Issuer = null, DateOnly? ValidFrom = null, DateOnly? ValidUntil = null, string? Sha256 = null, string? Iban = null);

/// <summary>Which paper.</summary>
/// <param name="Kind">As it was filed: <c>declaration</c>, <c>liability_insurance</c>, <c>dedicated_account</c>, <c>guarantee</c>, <c>membership</c>, <c>iso9001</c> or <c>reference</c>.</param>
/// <param name="Reference">As it was filed.</param>
public sealed record PaperNamed(string Kind, string Reference);

/// <summary>What an agency can take on. What is left out sets no limit.</summary>
/// <param name="Countries">ISO 3166-1 alpha-2, of debtors.</param>
/// <param name="Departments">Of debtors in France, and of no others there: <c>69</c>, <c>2A</c>, <c>974</c>.</param>
/// <param name="Languages">ISO 639-1.</param>
/// <param name="Capacity">Live placements at most, of all creditors.</param>
public sealed record ProfileGiven(
    IReadOnlyList<string>? Countries = null, IReadOnlyList<string>? Departments = null, IReadOnlyList<string>? Languages = null, int? Capacity = null);
