using Recouvrement.Invoicing.Accounts;
using Recouvrement.Support;

namespace Recouvrement.Benchmarks.Importing;

/// <summary>
/// What a file of any size costs in memory: it is generated, sent once, and deleted with the database that took it. Of the memory the baseline is the
/// size of the file; of the invoices booked, those of the file.
/// </summary>
static class ImportMemoryBenchmark
{
    public static async IAsyncEnumerable<Figure> Run(int megabytes)
    {
        var path = Path.GetTempFileName();
        try
        {
            var invoices = await InvoiceFile.WriteLarge(path, (long)megabytes << 20);
            await using var database = await TestDatabase.Create("invoicing", typeof(Books).Assembly);
            var broker = await Stack.Servers.NewVirtualHost("import");
            try
            {
                await using var service = await ServiceProcess.Start("Invoicing", database, broker);
                await ImportBenchmark.Register(service, InvoiceFile.Siren);
                var seconds = await ImportBenchmark.Import(service, InvoiceFile.Siren, path, invoices);
                var size = new FileInfo(path).Length >> 20;
                yield return new("import-memory.peak", service.PeakWorkingSet >> 20, "MB", size, Math.Round((service.PeakWorkingSet >> 20) / (double)size, 3), []);
                yield return new("import-memory.invoices", Math.Round(invoices / seconds), "invoices/s", invoices, 0, []);
            }
            finally
            {
                await Stack.Servers.DeleteVirtualHost(broker);
            }
        }
        finally
        {
            File.Delete(path);
        }
    }
}
