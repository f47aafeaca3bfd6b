"""Where orders come from: one module per source, behind one port."""
