package org.fip.registry.panel;

/** How many panels a service has. */
public record PanelCount(long serviceId, long panels) {}
