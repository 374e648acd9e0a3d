"""The thin shell: the only place that knows Faust, Kafka, clocks and metrics."""
