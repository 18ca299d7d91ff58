using System.Diagnostics.Metrics;

namespace MovieNet.Tests.Telemetry;

/// <summary>Collects what a meter measures: counters and gauges by their last value, histograms by the number of their values.</summary>
internal sealed class Measured : IDisposable
{
    private readonly MeterListener listener = new();
    private readonly Dictionary<string, double> values = new(StringComparer.Ordinal);

    /// <param name="isMine">Which instruments to listen to: other tests in this process have meters of the same names.</param>
    public Measured(Func<Meter, bool> isMine)
    {
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (isMine(instrument.Meter))
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Take(instrument, value, tags));
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Take(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Take(instrument, value, tags));
        listener.Start();
    }

    /// <summary>The value under a name with its tags' values, such as <c>movienet.server.requests movies.get ok</c>; 0 where there is none.</summary>
    public double this[string name]
    {
        get
        {
            listener.RecordObservableInstruments();
            lock (values)
            {
                return values.GetValueOrDefault(name);
            }
        }
    }

    public void Dispose() => listener.Dispose();

    private void Take(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var name = instrument.Name;
        foreach (var tag in tags)
        {
            name += $" {tag.Value}";
        }

        lock (values)
        {
            values[name] = instrument switch
            {
                Histogram<double> => values.GetValueOrDefault(name) + 1,
                Counter<long> => values.GetValueOrDefault(name) + value,
                _ => value,
            };
        }
    }
}
